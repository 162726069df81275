#pragma once

#include "base/id.h"
#include "http/router.h"
#include "live/guide.h"
#include "live/presence.h"
#include "live/seat.h"

#include <map>
#include <set>

namespace candor::live {

inline constexpr std::size_t topics_a_socket_max = 30;
/// Who is further behind than this loads again: a snapshot is smaller, and a socket's outbox holds
/// only so much.
inline constexpr std::int64_t replayed_changes_max = 2'000;
inline constexpr std::size_t replayed_bytes_max = 1 << 20;

/// Who hears what, and how far each workspace's changes have been told. Everything here happens on one
/// thread, in one order: somebody who begins to watch gets what is missing up to where everybody has
/// been told, and then what everybody gets, with nothing between and nothing twice.
class Switchboard {
public:
    Switchboard(storage::Database& database, Guide& guide, http::Authenticator authenticate)
        : database_(database)
        , guide_(guide)
        , authenticate_(std::move(authenticate))
    {
    }

    void grant(const Wish& wish);
    /// Reads the changes that have come in these workspaces, and tells them.
    void tell_news(const std::set<std::string>& written);
    void tell_presence();
    /// Who is here, as another node told it.
    void hear_presence(const std::string& text);
    /// For nodes that have heard nothing yet, or missed something; forgets nodes that say nothing.
    void tell_nodes_again();
    /// Lets nobody go on listening whose session has ended.
    void look_for_ended_sessions();

private:
    struct Listener {
        std::shared_ptr<const Guest> guest;
        std::set<std::string> topics;
    };
    struct Workspace {
        std::int64_t told_to = 0;
        std::map<std::string, std::set<SeatId>> watchers; ///< By topic.
        std::set<SeatId> seats;
    };
    struct News {
        changes::Change change;
        std::vector<Telling> tellings;
    };

    /// The changes of a topic as they are told; `hears` says of which.
    template <class Hears>
    static Result<std::vector<std::string>>
    texts_of(const std::vector<News>& news, std::string_view topic, Hears hears);

    Result<void> enter(const Wish& wish);
    Result<void> watch(Listener& listener, const Wish& wish);
    void leave(SeatId seat);
    void unwatch(Listener& listener, const std::string& topic);

    /// None if they may not read it.
    Result<std::optional<std::vector<std::string>>>
    missed(storage::Connection& connection, const Guest& guest, const Wish& wish);
    Result<std::vector<News>> news_after(storage::Connection& connection,
        const std::string& workspace_id,
        std::int64_t number);
    void catch_up(const std::string& workspace_id);
    Result<bool> tell_batch(const std::string& workspace_id);
    Result<void> tell_topic(const std::string& workspace_id,
        const std::string& topic,
        const std::vector<News>& news);
    Result<bool>
    may_hear(storage::Connection& connection, const http::Caller& caller, const Telling& telling);
    Result<void> look_again(const std::string& workspace_id);
    Result<void> look_again_at(storage::Connection& connection, Listener& listener);
    Result<std::optional<http::Caller>> caller_now(const Guest& guest) const;

    void tell(const std::string& workspace_id, const std::string& topic, std::string_view message);
    void tell_nodes(const std::string& place);
    static void tell_one(const Guest& guest, std::string_view message);
    static void close(const Guest& guest, http::Farewell why);

    storage::Database& database_;
    Guide& guide_;
    http::Authenticator authenticate_;
    const std::string node_ = new_uuid();
    Presence presence_;
    std::map<SeatId, Listener> listeners_;
    std::map<std::string, Workspace> workspaces_;
    std::map<std::shared_ptr<Table>, int> tables_; ///< With how many listeners sit there.
};

} // namespace candor::live
