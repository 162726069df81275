#include "reviews/snapshot.h"

#include "accounts/account_store.h"

#include <map>

namespace candor::reviews {

Policy policy_of(const accounts::Workspace& workspace)
{
    return {.draft_due_days = static_cast<int>(workspace.draft_due_days),
        .meeting_due_days = static_cast<int>(workspace.meeting_due_days),
        .meeting_days_max = static_cast<int>(workspace.meeting_days_max)};
}

Result<Document> named_document(storage::Connection& connection,
    const accounts::Workspace& workspace,
    const ReviewHead& head)
{
    Document document = TRY(ReviewStore(connection, workspace.id).document(head));
    document.kind_name = accounts::name_of_choice(workspace.kinds, head.review.kind);
    document.severity_name = accounts::name_of_choice(workspace.severities, head.review.severity);
    return document;
}

SnapshotStanding standing_of(const accounts::Workspace& workspace,
    const ReviewHead& head,
    const Reader& reader,
    Instant now)
{
    return {.pace = pace_of(head.review, head.end, policy_of(workspace), now),
        .may_edit = may_edit(head.review, reader),
        .may_publish = may_publish(head.review, reader),
        .may_share = may_share(head.review, reader),
        .may_name = may_name(head.review, reader),
        .may_admit = may_admit(head.review, reader),
        .public_link = head.public_token.empty() ? "" : "/p/shared/" + head.public_token,
        .public_layers = head.public_layers,
        .sequence = head.sequence};
}

Result<Snapshot> snapshot(storage::Connection& connection,
    const std::string& workspace_id,
    const ReviewHead& head,
    const Reader& reader,
    Instant now)
{
    const accounts::Workspace workspace =
        TRY(accounts::AccountStore(connection).get_workspace(workspace_id));
    const SnapshotStanding standing = standing_of(workspace, head, reader, now);
    Snapshot shot{.document = TRY(named_document(connection, workspace, head))};
    shot.numbers = timeline::numbers_of(shot.document.events, impact_of(shot.document.phases));
    shot.gaps = timeline::gaps(shot.document.events);
    shot.pace = standing.pace;
    shot.may_edit = standing.may_edit;
    shot.may_publish = standing.may_publish;
    shot.may_share = standing.may_share;
    shot.may_name = standing.may_name;
    shot.may_admit = standing.may_admit;
    shot.public_link = standing.public_link;
    shot.public_layers = standing.public_layers;
    shot.sequence = standing.sequence;
    return shot;
}

Result<std::string> shared_members(storage::Connection& connection,
    const accounts::Workspace& workspace,
    const ReviewHead& head)
{
    const Document document = TRY(named_document(connection, workspace, head));
    std::string members = "\"document\":" + json::text_of(document);
    members += ",\"numbers\":"
               + json::text_of(timeline::numbers_of(document.events, impact_of(document.phases)));
    return members + ",\"gaps\":" + json::text_of(timeline::gaps(document.events));
}

Result<std::vector<ReviewRow>> rows_of(storage::Connection& connection,
    const std::string& workspace_id,
    std::vector<ListedReview> listed,
    Instant now)
{
    accounts::AccountStore accounts(connection);
    const accounts::Workspace workspace = TRY(accounts.get_workspace(workspace_id));
    std::map<std::string, std::string> names{{"", ""}};
    std::vector<ReviewRow> rows;
    for (ListedReview& entry : listed) {
        Review& review = entry.review;
        if (!names.contains(review.lead_id)) {
            const auto lead = accounts.get_person(workspace_id, review.lead_id);
            names[review.lead_id] = lead ? lead->name : "";
        }
        ReviewRow row{.kind_name = accounts::name_of_choice(workspace.kinds, review.kind),
            .severity_name = accounts::name_of_choice(workspace.severities, review.severity),
            .lead_name = names[review.lead_id],
            .pace = pace_of(review, entry.end, policy_of(workspace), now),
            .began_at = entry.began_at,
            .resolved_at = entry.end.resolved_at};
        if (entry.began_at && row.resolved_at && *entry.began_at <= *row.resolved_at)
            row.duration_seconds =
                std::chrono::duration_cast<std::chrono::seconds>(*row.resolved_at - *entry.began_at)
                    .count();
        row.review = std::move(review);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace candor::reviews
