"""The properties of schema.org 30.0 that each type on and around a ClaimReview may have: names only.

A JSON-LD reader keeps a misspelt property without a word, so only a list can find it.
"""

from functools import lru_cache

# Type -> its parents, and the properties it adds to theirs.
TYPES: dict[str, tuple[tuple[str, ...], str]] = {
    "Thing": (
        (),
        """
        additionalType alternateName description disambiguatingDescription identifier image
        mainEntityOfPage name owner potentialAction sameAs subjectOf url
        """,
    ),
    "CreativeWork": (
        ("Thing",),
        """
        about abstract accessMode accessModeSufficient accessibilityAPI accessibilityControl
        accessibilityFeature accessibilityHazard accessibilitySummary accountablePerson
        acquireLicensePage aggregateRating alternativeHeadline archivedAt assesses associatedMedia
        audience audio author award awards character citation comment commentCount conditionsOfAccess
        contentLocation contentRating contentReferenceTime contributor copyrightHolder copyrightNotice
        copyrightYear correction countryOfOrigin creativeWorkStatus creator creditText dateCreated
        dateModified datePublished digitalSourceType discussionUrl displayLocation editEIDR editor
        educationalAlignment educationalLevel educationalUse encoding encodingFormat encodings
        exampleOfWork expires fileFormat funder funding genre hasPart headline inLanguage
        interactionStatistic interactivityType interpretedAsClaim isAccessibleForFree isBasedOn
        isBasedOnUrl isFamilyFriendly isPartOf keywords learningResourceType license locationCreated
        mainEntity maintainer material materialExtent mentions offers pattern position producer
        provider publication publisher publisherImprint publishingPrinciples recordedAt releasedEvent
        review reviews schemaVersion sdDatePublished sdLicense sdPublisher size sourceOrganization
        spatial spatialCoverage sponsor teaches temporal temporalCoverage text thumbnail thumbnailUrl
        timeRequired translationOfWork translator typicalAgeRange usageInfo version video wordCount
        workExample workTranslation
        """,
    ),
    "Review": (
        ("CreativeWork",),
        """
        associatedClaimReview associatedMediaReview associatedReview itemReviewed negativeNotes
        positiveNotes reviewAspect reviewBody reviewRating
        """,
    ),
    "ClaimReview": (("Review",), "claimReviewed"),
    "Claim": (("CreativeWork",), "appearance claimInterpreter firstAppearance"),
    "Intangible": (("Thing",), ""),
    "Rating": (
        ("Intangible",),
        """
        author bestRating ratingExplanation ratingValue reviewAspect worstRating
        """,
    ),
    "Organization": (
        ("Thing",),
        """
        acceptedPaymentMethod actionableFeedbackPolicy address agentInteractionStatistic
        aggregateRating alumni areaServed award awards brand companyRegistration contactPoint
        contactPoints correctionsPolicy department dissolutionDate diversityPolicy
        diversityStaffingReport duns email employee employees ethicsPolicy event events faxNumber
        founder founders foundingDate foundingLocation funder funding globalLocationNumber
        hasCertification hasCredential hasGS1DigitalLink hasMemberProgram hasMerchantReturnPolicy
        hasOfferCatalog hasPOS hasProductReturnPolicy hasShippingService interactionStatistic isicV4
        iso6523Code keywords knowsAbout knowsLanguage legalAddress legalName legalRepresentative
        leiCode location logo makesOffer member memberOf members naics nonprofitStatus
        numberOfEmployees ownershipFundingInfo owns parentOrganization publishingPrinciples review
        reviews seeks serviceArea skills slogan sponsor subOrganization taxID telephone
        unnamedSourcesPolicy vatID
        """,
    ),
    "NewsMediaOrganization": (
        ("Organization",),
        """
        actionableFeedbackPolicy correctionsPolicy diversityPolicy diversityStaffingReport ethicsPolicy
        masthead missionCoveragePrioritiesPolicy noBylinesPolicy ownershipFundingInfo
        unnamedSourcesPolicy verificationFactCheckingPolicy
        """,
    ),
    "Person": (
        ("Thing",),
        """
        additionalName address affiliation agentInteractionStatistic alumniOf award awards birthDate
        birthPlace brand callSign children colleague colleagues contactPoint contactPoints deathDate
        deathPlace duns email familyName faxNumber follows funder funding gender givenName
        globalLocationNumber hasCertification hasCredential hasOccupation hasOfferCatalog hasPOS height
        homeLocation honorificPrefix honorificSuffix interactionStatistic isicV4 jobTitle knows
        knowsAbout knowsLanguage lifeEvent makesOffer memberOf naics nationality netWorth owns parent
        parents performerIn pronouns publishingPrinciples relatedTo seeks sibling siblings skills
        sponsor spouse taxID telephone vatID weight workLocation worksFor
        """,
    ),
    "Dataset": (
        ("CreativeWork",),
        """
        catalog datasetTimeInterval distribution includedDataCatalog includedInDataCatalog issn
        measurementMethod measurementTechnique variableMeasured variablesMeasured
        """,
    ),
    "DataFeed": (("Dataset",), "dataFeedElement"),
    "DataFeedItem": (("Intangible",), "dateCreated dateDeleted dateModified item"),
    "Comment": (("CreativeWork",), "downvoteCount parentItem sharedContent upvoteCount"),
    "CorrectionComment": (("Comment",), ""),
    "WebPage": (
        ("CreativeWork",),
        """
        breadcrumb lastReviewed mainContentOfPage primaryImageOfPage relatedLink reviewedBy
        significantLink significantLinks speakable specialty
        """,
    ),
    "Article": (
        ("CreativeWork",),
        """
        articleBody articleSection backstory pageEnd pageStart pagination speakable wordCount
        """,
    ),
    "NewsArticle": (("Article",), "dateline printColumn printEdition printPage printSection"),
    "SocialMediaPosting": (("Article",), "sharedContent"),
    "MediaObject": (
        ("CreativeWork",),
        """
        associatedArticle bitrate contentSize contentUrl duration embedUrl encodesCreativeWork
        encodingFormat endTime height ineligibleRegion interpretedAsClaim playerType productionCompany
        regionsAllowed requiresSubscription sha256 startTime uploadDate width
        """,
    ),
    "ImageObject": (("MediaObject",), "caption embeddedTextCaption exifData representativeOfPage"),
    "VideoObject": (
        ("MediaObject",),
        """
        actor actors caption director directors embeddedTextCaption musicBy transcript videoFrameSize
        videoQuality
        """,
    ),
    "AudioObject": (("MediaObject",), "caption embeddedTextCaption transcript"),
    "MediaReview": (("Review",), "mediaAuthenticityCategory originalMediaContextDescription originalMediaLink"),
    "MediaReviewItem": (("CreativeWork",), "mediaItemAppearance"),
    "Clip": (
        ("CreativeWork",),
        """
        actor actors clipNumber director directors endOffset musicBy partOfEpisode partOfSeason
        partOfSeries startOffset
        """,
    ),
    "ImageObjectSnapshot": (("ImageObject",), ""),
    "VideoObjectSnapshot": (("VideoObject",), ""),
    "AudioObjectSnapshot": (("AudioObject",), ""),
    "WebSite": (("CreativeWork",), "issn"),
    "ReportageNewsArticle": (("NewsArticle",), ""),
    "AnalysisNewsArticle": (("NewsArticle",), ""),
    "OpinionNewsArticle": (("NewsArticle",), ""),
    "BackgroundNewsArticle": (("NewsArticle",), ""),
    "BlogPosting": (("SocialMediaPosting",), ""),
    "DiscussionForumPosting": (("SocialMediaPosting",), ""),
    "LiveBlogPosting": (("BlogPosting",), "coverageEndTime coverageStartTime liveBlogUpdate"),
    "Report": (("Article",), "reportNumber"),
    "Quotation": (("CreativeWork",), "spokenByCharacter"),
    "Photograph": (("CreativeWork",), ""),
    "Episode": (
        ("CreativeWork",),
        """
        actor actors director directors duration episodeNumber musicBy partOfSeason
        partOfSeries productionCompany trailer
        """,
    ),
    "PodcastEpisode": (("Episode",), ""),
    "Book": (("CreativeWork",), "abridged bookEdition bookFormat illustrator isbn numberOfPages"),
    "Conversation": (("CreativeWork",), ""),
    "Message": (
        ("CreativeWork",),
        """
        bccRecipient ccRecipient dateRead dateReceived dateSent messageAttachment recipient
        sender toRecipient
        """,
    ),
    "Legislation": (
        ("CreativeWork",),
        """
        jurisdiction legislationAmends legislationApplies legislationChanges
        legislationCommences legislationConsolidates legislationCorrects
        legislationCountersignedBy legislationDate legislationDateOfApplicability
        legislationDateVersion legislationEnsuresImplementationOf legislationIdentifier
        legislationJurisdiction legislationLegalForce legislationPassedBy legislationRepeals
        legislationResponsible legislationTransposes legislationType
        """,
    ),
    "GovernmentOrganization": (("Organization",), ""),
    "NGO": (("Organization",), ""),
    "PoliticalParty": (("Organization",), ""),
    "Corporation": (("Organization",), "tickerSymbol"),
    "Place": (
        ("Thing",),
        """
        additionalProperty address aggregateRating amenityFeature branchCode containedIn
        containedInPlace containsPlace event events faxNumber geo geoContains geoCoveredBy
        geoCovers geoCrosses geoDisjoint geoEquals geoIntersects geoOverlaps geoTouches
        geoWithin globalLocationNumber hasCertification hasDriveThroughService
        hasGS1DigitalLink hasMap isAccessibleForFree isicV4 keywords latitude logo longitude
        map maps maximumAttendeeCapacity openingHoursSpecification photo photos publicAccess
        review reviews slogan smokingAllowed specialOpeningHoursSpecification telephone
        tourBookingPage
        """,
    ),
    "CivicStructure": (("Place",), "openingHours"),
    "EducationalOrganization": (("CivicStructure", "Organization"), "alumni"),
    "CollegeOrUniversity": (("EducationalOrganization",), ""),
    "ResearchOrganization": (("Organization",), ""),
    "MedicalOrganization": (("Organization",), "healthPlanNetworkId isAcceptingNewPatients medicalSpecialty"),
    "AdministrativeArea": (("Place",), ""),
    "cmns-ge:GeopoliticalEntity": ((), ""),
    "Country": (("AdministrativeArea", "cmns-ge:GeopoliticalEntity"), ""),
    "City": (("AdministrativeArea",), ""),
    "StructuredValue": (("Intangible",), ""),
    "ContactPoint": (
        ("StructuredValue",),
        """
        areaServed availableLanguage contactOption contactType email faxNumber hoursAvailable
        productSupported serviceArea telephone
        """,
    ),
    "PostalAddress": (
        ("ContactPoint",),
        """
        addressCountry addressLocality addressRegion extendedAddress postOfficeBoxNumber
        postalCode streetAddress
        """,
    ),
    "ListItem": (("Intangible",), "item nextItem position previousItem"),
    "ItemList": (("Intangible",), "aggregateElement itemListElement itemListOrder numberOfItems"),
    "BreadcrumbList": (("ItemList",), ""),
    "Action": (
        ("Thing",),
        """
        actionProcess actionStatus agent endTime error instrument location object participant
        provider result startTime target
        """,
    ),
    "SearchAction": (("Action",), "query"),
    "EntryPoint": (
        ("Intangible",),
        """
        actionApplication actionPlatform application contentType encodingType httpMethod
        urlTemplate
        """,
    ),
    "UserReview": (("Review",), ""),
    "CriticReview": (("Review",), ""),
    "EmployerReview": (("Review",), ""),
    "Recommendation": (("Review",), "category"),
    "DataDownload": (("MediaObject",), "measurementMethod measurementTechnique"),
    "DataCatalog": (("CreativeWork",), "dataset measurementMethod measurementTechnique"),
    "Quantity": ((), ""),
    "Duration": (("Quantity",), ""),
    "QuantitativeValue": (
        ("StructuredValue",),
        """
        additionalProperty maxValue minValue unitCode unitText value valueReference
        """,
    ),
    "Event": (
        ("Thing",),
        """
        about actor aggregateRating attendee attendees audience composer contributor director
        doorTime duration endDate eventAttendanceMode eventSchedule eventStatus funder funding
        hasParticipationOffer hasSponsorshipOffer inLanguage isAccessibleForFree keywords
        location maximumAttendeeCapacity maximumPhysicalAttendeeCapacity
        maximumVirtualAttendeeCapacity offers organizer performer performers previousStartDate
        recordedIn remainingAttendeeCapacity review sponsor startDate subEvent subEvents
        superEvent translator typicalAgeRange workFeatured workPerformed
        """,
    ),
    "PublicationEvent": (("Event",), "free publishedBy publishedOn"),
    "Role": (("Intangible",), "endDate namedPosition roleName startDate"),
    "OrganizationRole": (("Role",), "numberedPosition"),
    "Language": (("Intangible",), ""),
    "Audience": (("Intangible",), "audienceType geographicArea"),
}


@lru_cache
def properties_of(kind: str) -> frozenset[str] | None:
    """Every property a type may have, its parents' among them; None for a type that is not listed here."""
    if kind not in TYPES:
        return None
    parents, own = TYPES[kind]
    return frozenset(own.split()).union(*(properties_of(parent) or () for parent in parents))
