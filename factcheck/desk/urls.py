"""The desk's addresses: a page's address always gives a page, a fragment's always a fragment."""

from django.urls import path

from factcheck.desk.views import (
    articles,
    assigning,
    batches,
    claims,
    comments,
    drafts,
    live,
    me,
    merging,
    mine,
    passages,
    printing,
    queue,
    readings,
    releases,
    remarks,
    review,
    saved_views,
    sources,
    texts,
    undoing,
    verdicts,
)

app_name = "desk"

queue_addresses = [
    path("", queue.queue, name="queue"),
    path("me/", me.me, name="me"),
    path("mine/", mine.mine, name="mine"),
    path("mine/acknowledge/", mine.acknowledge_all, name="acknowledge_all"),
    path("mine/<int:pk>/acknowledge/", mine.acknowledge, name="acknowledge"),
    path("readings/", queue.readings, name="readings"),  # Fragment.
    path("triage/", batches.triage, name="triage"),
    path("triage/<slug:name>/undo/", batches.undo, name="undo_batch"),
    path("views/", saved_views.save, name="save_view"),
    path("views/<int:pk>/alter/", saved_views.alter, name="alter_view"),
    path("views/<int:pk>/delete/", saved_views.delete, name="delete_view"),
]
article_addresses = [
    path("articles/", articles.articles, name="articles"),
    path("articles/new/", articles.new_article, name="new_article"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/progress/", articles.progress, name="progress"),  # Fragment.
    path("articles/<int:pk>/texts/", texts.texts, name="texts"),
    path("articles/<int:pk>/texts/seen/", texts.seen, name="seen_text"),
    path("articles/<int:pk>/changed/", texts.changed, name="changed"),  # Fragment.
    path("articles/<int:pk>/add-claim/", passages.add, name="add_claim"),
    path("articles/<int:pk>/claims/<int:claim>/", articles.article_claim, name="article_claim"),
    path("articles/<int:pk>/claims/<int:claim>/card/", articles.card, name="card"),  # Fragment.
    path("articles/<int:pk>/furniture/", readings.read_furniture, name="furniture"),
    path("texts/<int:pk>/words/", passages.words, name="words"),  # Fragment.
    path("readings/<int:pk>/retry/", readings.retry, name="retry"),
    path("readings/<int:pk>/closer/", readings.read_closer, name="read_closer"),
]
claim_addresses = [
    path("next/", claims.onward, name="onward"),
    path("claims/<int:pk>/", claims.claim, name="claim"),
    path("claims/<int:pk>/print/", printing.claim, name="print_claim"),
    path("claims/<int:pk>/accept/", claims.accept, name="accept"),
    path("claims/<int:pk>/put-off/", claims.put_off, name="put_off"),
    path("claims/<int:pk>/not-a-claim/", claims.not_a_claim, name="not_a_claim"),
    path("claims/<int:pk>/dismiss/", claims.dismiss, name="dismiss"),
    path("claims/<int:pk>/reconsider/", claims.reconsider, name="reconsider"),
    path("claims/<int:pk>/assign/", assigning.assign, name="assign"),
    path("claims/<int:pk>/plan/", assigning.plan, name="plan"),
    path("claims/<int:pk>/correct/", claims.correct, name="correct"),
    path("claims/<int:pk>/span/", passages.adjust_span, name="adjust_span"),
    path("claims/<int:pk>/put-right/", passages.put_right, name="put_right"),
    path("claims/<int:pk>/merge/", merging.merge, name="merge"),
    path("claims/<int:pk>/merge/found/", merging.merge_found, name="merge_found"),  # Fragment.
    path("claims/<int:pk>/merge/into/", merging.merge_into, name="merge_into"),
    path("claims/<int:pk>/cite/", sources.cite, name="cite"),
    path("claims/<int:pk>/cite/form/", sources.cite_form, name="cite_form"),  # Fragment.
    path("claims/<int:pk>/citations/", sources.add_citation, name="add_citation"),
    path("claims/<int:pk>/citations/<int:citation>/drop/", sources.drop_citation, name="drop_citation"),
    path("claims/<int:pk>/comments/", comments.comment, name="comment"),
    path("comments/<int:pk>/resolve/", comments.resolve, name="resolve_comment"),
    path("comments/<int:pk>/reopen/", comments.reopen, name="reopen_comment"),
    path("claims/<int:pk>/verdict/", verdicts.write, name="write"),
    path("claims/<int:pk>/verdict/discard/", verdicts.discard, name="discard"),
]
source_addresses = [
    path("sources/", sources.sources, name="sources"),
    path("sources/found/", sources.sources_found, name="sources_found"),  # Fragment.
]
verdict_addresses = [
    path("verdicts/next/", review.onward, name="next_review"),
    path("verdicts/<int:pk>/", review.verdict, name="verdict"),
    path("verdicts/<int:pk>/approve/", review.approve, name="approve"),
    path("verdicts/<int:pk>/request-changes/", review.request_changes, name="request_changes"),
    path("verdicts/<int:pk>/remarks/", remarks.remark, name="remark"),
    path("verdicts/<int:pk>/remarks/<int:comment>/settle/", remarks.settle, name="settle_remark"),
    path("verdicts/<int:pk>/seen/", remarks.seen, name="seen"),
    path("verdicts/<int:pk>/publish/", releases.publish, name="publish"),
    path("verdicts/<int:pk>/publish/later/", releases.publish_later, name="publish_later"),
    path("verdicts/<int:pk>/recall/", releases.recall, name="recall"),
    path("verdicts/<int:pk>/release/", releases.release, name="release"),  # Fragment.
    path("verdicts/<int:pk>/correct/", review.begin_correction, name="begin_correction"),
    path("verdicts/<int:pk>/retract/", review.retract, name="retract"),
]
draft_addresses = [
    path("<str:subject>/<slug:form>/<int:version>/draft/", drafts.keep, name="keep_draft"),
    path("<str:subject>/<slug:form>/<int:version>/draft/use/", drafts.take_up, name="take_up_draft"),
    path("<str:subject>/<slug:form>/<int:version>/draft/discard/", drafts.discard, name="discard_draft"),
]
live_addresses = [  # Fragments, but for the hints.
    path("hints/desk/", live.hints_since, name="hints"),
    path("hints/articles/<int:pk>/", live.hints_since, name="article_hints"),
    path("articles/<int:pk>/listed/", live.listed, name="listed"),
    path("rows/", live.rows, name="rows"),
    path("counts/", live.counts, name="counts"),
    path("eyes/", live.eyes, name="eyes"),
    path("here/", live.here, name="here"),
    path("claims/<int:pk>/overtaken/", live.overtaken, name="overtaken"),
]
undo_addresses = [
    path("undo/<int:event>/", undoing.undo, name="undo"),
    path("recent/", undoing.recent, name="recent"),
    path("recent/list/", undoing.recent_list, name="recent_list"),  # Fragment.
]
urlpatterns = [
    *queue_addresses,
    *article_addresses,
    *claim_addresses,
    *source_addresses,
    *verdict_addresses,
    *draft_addresses,
    *undo_addresses,
    *live_addresses,
]
