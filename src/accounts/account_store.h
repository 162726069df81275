#pragma once

#include "accounts/person.h"
#include "accounts/workspace.h"
#include "base/instant.h"
#include "changes/change.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace candor::accounts {

inline constexpr std::chrono::days session_days_max{30}; ///< Since it was last used.
inline constexpr std::int64_t sign_ins_a_minute_max = 10;

/// A session as a request finds it.
struct Session {
    std::string workspace_id;
    std::string person_id;
    std::string csrf_token;
    Role access = Role::Member;
    Instant seen_at;
};

/// Whose password is asked for, and what it is compared with.
struct Credentials {
    std::string person_id;
    std::string password_hash;
};

/// Workspaces, people and sessions at rest. The only code that knows their tables.
class AccountStore {
public:
    explicit AccountStore(storage::Connection& connection) : connection_(connection) {}

    /// The workspace of this installation; none before the first start is finished.
    Result<std::optional<Workspace>> find_workspace();
    Result<Workspace> get_workspace(const std::string& id);
    Result<void> add_workspace(const Workspace& workspace, const changes::Author& author);
    /// `Conflict` if somebody else saved it since. A changed charter is a new version of it.
    Result<Workspace> save_workspace(Workspace workspace, const changes::Author& author);

    /// Grows whenever a person, a kind or a severity is called otherwise: what a page that was made
    /// before may still say.
    Result<std::int64_t> names_version(const std::string& workspace_id);

    /// By name.
    Result<std::vector<Person>> list_people(const std::string& workspace_id);
    Result<Person> get_person(const std::string& workspace_id, const std::string& id);
    /// `Conflict` if the e-mail address is taken. An empty hash is an account nobody can sign in to.
    Result<void> add_person(const Person& person,
        const std::string& password_hash,
        const changes::Author& author);
    /// `Conflict` if it would leave the workspace without an owner.
    Result<Person> save_person(Person person, const changes::Author& author);
    /// Signs the person out everywhere, too.
    Result<void> save_password(const std::string& person_id,
        const std::string& password_hash,
        const changes::Author& author);

    /// Of an account with this e-mail address; none if there is none.
    Result<std::optional<Credentials>> find_credentials(const std::string& workspace_id,
        std::string_view email);
    Result<Credentials> get_credentials(const std::string& workspace_id,
        const std::string& person_id);

    /// Notes an attempt to sign in, and says how many there were within a minute, with this one.
    Result<std::int64_t>
    note_sign_in(const std::string& workspace_id, std::string_view subject, Instant now);

    /// How many there were within a minute.
    Result<std::int64_t>
    count_sign_ins(const std::string& workspace_id, std::string_view subject, Instant now);

    Result<void> add_session(const Session& session, std::string_view token);
    Result<std::optional<Session>>
    find_session(const std::string& workspace_id, std::string_view token, Instant now);
    Result<void>
    touch_session(const std::string& workspace_id, std::string_view token, Instant now);
    Result<void> end_session(const std::string& workspace_id, std::string_view token);
    Result<void> end_sessions_of(const std::string& workspace_id, const std::string& person_id);

private:
    Result<void> check_another_owner(const std::string& workspace_id);

    storage::Connection& connection_;
};

} // namespace candor::accounts
