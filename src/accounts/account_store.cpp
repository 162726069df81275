#include "accounts/account_store.h"

#include "accounts/password.h"
#include "base/utf8.h"
#include "storage/item_table.h"

#include <fmt/format.h>

namespace candor::accounts {

namespace {

using changes::Act;
using storage::Answer;

const std::string workspace_columns = storage::column_list<Workspace>();
const std::string person_columns = storage::column_list<Person>();

const std::string select_workspace = "SELECT " + workspace_columns + " FROM workspaces";
const std::string select_workspace_by_id = select_workspace + " WHERE id = $1";
const std::string insert_workspace =
    "INSERT INTO workspaces (" + workspace_columns
    + ", created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
constexpr std::string_view update_workspace = R"sql(
    UPDATE workspaces
       SET name = $2, zone = $3, wording = $4, charter = $5, charter_version = $6, draft_due_days = $7,
           meeting_due_days = $8, meeting_days_max = $9, kinds = $10, severities = $11, revision = revision + 1
     WHERE id = $1 AND revision = $12
)sql";

const std::string select_people =
    "SELECT " + person_columns + " FROM people WHERE workspace_id = $1 ORDER BY name, id";
const std::string select_person =
    "SELECT " + person_columns + " FROM people WHERE workspace_id = $1 AND id = $2";
const std::string insert_person = "INSERT INTO people (workspace_id, password_hash, created_at, "
                                  + person_columns
                                  + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr std::string_view update_person = R"sql(
    UPDATE people SET name = $3, email = $4, access = $5, revision = revision + 1
     WHERE workspace_id = $1 AND id = $2 AND revision = $6
)sql";
constexpr std::string_view count_owners = R"sql(
    SELECT count(*) AS count FROM people WHERE workspace_id = $1 AND access = 'owner'
)sql";
constexpr std::string_view update_password = R"sql(
    UPDATE people SET password_hash = $3 WHERE workspace_id = $1 AND id = $2
)sql";
constexpr std::string_view select_names_version =
    "SELECT last FROM counters WHERE workspace_id = $1 AND name = 'names'";
constexpr std::string_view select_credentials = R"sql(
    SELECT id, password_hash FROM people WHERE workspace_id = $1 AND email = $2 AND email <> '' AND access <> 'anyone'
)sql";
constexpr std::string_view select_credentials_by_id = R"sql(
    SELECT id, password_hash FROM people WHERE workspace_id = $1 AND id = $2
)sql";

constexpr std::string_view insert_attempt = R"sql(
    INSERT INTO sign_in_attempts (workspace_id, subject, at) VALUES ($1, $2, $3)
)sql";
constexpr std::string_view delete_old_attempts = R"sql(
    DELETE FROM sign_in_attempts WHERE workspace_id = $1 AND at < $2
)sql";
constexpr std::string_view count_attempts = R"sql(
    SELECT count(*) AS count FROM sign_in_attempts WHERE workspace_id = $1 AND subject = $2 AND at > $3
)sql";

constexpr std::string_view insert_session = R"sql(
    INSERT INTO sessions (workspace_id, token_hash, person_id, csrf_token, created_at, seen_at)
    VALUES ($1, $2, $3, $4, $5, $5)
)sql";
constexpr std::string_view select_session = R"sql(
    SELECT sessions.person_id, sessions.csrf_token, sessions.seen_at, people.access
      FROM sessions
      JOIN people ON people.workspace_id = sessions.workspace_id AND people.id = sessions.person_id
     WHERE sessions.workspace_id = $1 AND sessions.token_hash = $2 AND sessions.seen_at > $3
       AND people.access <> 'anyone'
)sql";
constexpr std::string_view update_session = R"sql(
    UPDATE sessions SET seen_at = $3 WHERE workspace_id = $1 AND token_hash = $2
)sql";
constexpr std::string_view delete_session =
    "DELETE FROM sessions WHERE workspace_id = $1 AND token_hash = $2";
constexpr std::string_view delete_sessions =
    "DELETE FROM sessions WHERE workspace_id = $1 AND person_id = $2";

changes::What what(std::string_view thing, std::string_view id, Act act)
{
    return {thing, id, thing, id, act};
}

std::optional<Credentials> read_credentials(const Answer& answer)
{
    if (answer.is_empty())
        return std::nullopt;
    return Credentials{answer.only().text("id"), answer.only().text("password_hash")};
}

} // namespace

Result<std::optional<Workspace>> AccountStore::find_workspace()
{
    const Answer answer = TRY(connection_.run(select_workspace));
    if (answer.is_empty())
        return std::optional<Workspace>();
    return std::optional(storage::read_row<Workspace>(answer.only()));
}

Result<Workspace> AccountStore::get_workspace(const std::string& id)
{
    const Answer answer = TRY(connection_.run(select_workspace_by_id, id));
    if (answer.is_empty())
        return not_found("there is no such workspace");
    return storage::read_row<Workspace>(answer.only());
}

Result<void> AccountStore::add_workspace(const Workspace& workspace, const changes::Author& author)
{
    std::vector<storage::Value> values;
    storage::append_values(values, workspace);
    values.push_back(storage::value_of(author.now));
    TRY(connection_.execute(insert_workspace, values));
    TRY(changes::record<Workspace>(
        connection_, author, what("workspace", workspace.id, Act::Added), nullptr, &workspace));
    return {};
}

Result<Workspace> AccountStore::save_workspace(Workspace workspace, const changes::Author& author)
{
    const Workspace before = TRY(get_workspace(workspace.id));
    TRY(check(workspace, before));
    workspace.charter_version =
        before.charter_version + (workspace.charter == before.charter ? 0 : 1);
    std::vector<storage::Value> values;
    storage::append_values(values, workspace);
    if (TRY(connection_.execute(update_workspace, values)).rows_changed() == 0)
        return conflict(
            "somebody else changed the settings in the meantime; nothing was overwritten");
    ++workspace.revision;
    TRY(changes::next_number(connection_, workspace.id, "names"));
    TRY(changes::record(
        connection_, author, what("workspace", workspace.id, Act::Changed), &before, &workspace));
    return workspace;
}

Result<std::int64_t> AccountStore::names_version(const std::string& workspace_id)
{
    const Answer answer = TRY(connection_.run(select_names_version, workspace_id));
    return answer.is_empty() ? 0 : answer.only().integer("last");
}

Result<std::vector<Person>> AccountStore::list_people(const std::string& workspace_id)
{
    return storage::read_rows<Person>(TRY(connection_.run(select_people, workspace_id)));
}

Result<Person> AccountStore::get_person(const std::string& workspace_id, const std::string& id)
{
    const Answer answer = TRY(connection_.run(select_person, workspace_id, id));
    if (answer.is_empty())
        return not_found("there is no such person");
    return storage::read_row<Person>(answer.only());
}

Result<void> AccountStore::add_person(const Person& person,
    const std::string& password_hash,
    const changes::Author& author)
{
    TRY(check(person));
    std::vector<storage::Value> values{
        author.workspace_id, password_hash, storage::value_of(author.now)};
    storage::append_values(values, person);
    if (const auto added = connection_.execute(insert_person, values); !added) {
        if (added.error().kind == ErrorKind::Conflict)
            return conflict("somebody has this e-mail address already");
        return Failure(added.error());
    }
    TRY(changes::record<Person>(
        connection_, author, what("person", person.id, Act::Added), nullptr, &person));
    return {};
}

Result<Person> AccountStore::save_person(Person person, const changes::Author& author)
{
    TRY(check(person));
    const Person before = TRY(get_person(author.workspace_id, person.id));
    if (before.access == Role::Owner && person.access != Role::Owner)
        TRY(check_another_owner(author.workspace_id));
    const Answer answer = TRY(connection_.run(update_person, author.workspace_id, person.id,
        person.name, person.email, person.access, person.revision));
    if (answer.rows_changed() == 0)
        return conflict(
            "somebody else changed this person in the meantime; nothing was overwritten");
    ++person.revision;
    TRY(changes::next_number(connection_, author.workspace_id, "names"));
    if (person.access == Role::Anyone)
        TRY(end_sessions_of(author.workspace_id, person.id));
    TRY(changes::record(
        connection_, author, what("person", person.id, Act::Changed), &before, &person));
    return person;
}

Result<void> AccountStore::check_another_owner(const std::string& workspace_id)
{
    if (TRY(connection_.run(count_owners, workspace_id)).only().integer("count") < 2)
        return conflict("a workspace has an owner; make somebody else one first");
    return {};
}

Result<void> AccountStore::save_password(const std::string& person_id,
    const std::string& password_hash,
    const changes::Author& author)
{
    TRY(connection_.run(update_password, author.workspace_id, person_id, password_hash));
    TRY(end_sessions_of(author.workspace_id, person_id));
    TRY(changes::record(
        connection_, author, {"person", person_id, "password", person_id, Act::Changed}, {}, {}));
    return {};
}

Result<std::optional<Credentials>> AccountStore::find_credentials(const std::string& workspace_id,
    std::string_view email)
{
    return read_credentials(TRY(connection_.run(select_credentials, workspace_id, email)));
}

Result<Credentials> AccountStore::get_credentials(const std::string& workspace_id,
    const std::string& person_id)
{
    auto found =
        read_credentials(TRY(connection_.run(select_credentials_by_id, workspace_id, person_id)));
    if (!found)
        return not_found("there is no such person");
    return *std::move(found);
}

Result<std::int64_t>
AccountStore::note_sign_in(const std::string& workspace_id, std::string_view subject, Instant now)
{
    const Instant minute_ago = now - std::chrono::minutes(1);
    TRY(connection_.run(delete_old_attempts, workspace_id, minute_ago));
    TRY(connection_.run(insert_attempt, workspace_id, subject, now));
    return count_sign_ins(workspace_id, subject, now);
}

Result<std::int64_t>
AccountStore::count_sign_ins(const std::string& workspace_id, std::string_view subject, Instant now)
{
    const Instant minute_ago = now - std::chrono::minutes(1);
    return TRY(connection_.run(count_attempts, workspace_id, subject, minute_ago))
        .only()
        .integer("count");
}

Result<void> AccountStore::add_session(const Session& session, std::string_view token)
{
    TRY(connection_.run(insert_session, session.workspace_id, token_hash(token), session.person_id,
        session.csrf_token, session.seen_at));
    return {};
}

Result<std::optional<Session>>
AccountStore::find_session(const std::string& workspace_id, std::string_view token, Instant now)
{
    const Answer answer = TRY(
        connection_.run(select_session, workspace_id, token_hash(token), now - session_days_max));
    if (answer.is_empty())
        return std::optional<Session>();
    const storage::Row row = answer.only();
    return std::optional(Session{workspace_id, row.text("person_id"), row.text("csrf_token"),
        row.get<Role>("access"), row.get<Instant>("seen_at")});
}

Result<void>
AccountStore::touch_session(const std::string& workspace_id, std::string_view token, Instant now)
{
    TRY(connection_.run(update_session, workspace_id, token_hash(token), now));
    return {};
}

Result<void> AccountStore::end_session(const std::string& workspace_id, std::string_view token)
{
    TRY(connection_.run(delete_session, workspace_id, token_hash(token)));
    return {};
}

Result<void> AccountStore::end_sessions_of(const std::string& workspace_id,
    const std::string& person_id)
{
    TRY(connection_.run(delete_sessions, workspace_id, person_id));
    return {};
}

} // namespace candor::accounts
