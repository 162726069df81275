#pragma once

#include "http/web_socket.h"
#include "live/message.h"
#include "live/table.h"

#include <chrono>

namespace candor::live {

inline constexpr int sockets_a_person_max = 20;
inline constexpr int asks_a_minute_max = 240;

/// Somebody with an open socket, as the hub's thread knows them.
struct Guest {
    SeatId id = 0;
    http::Caller caller;
    std::string name;
    http::Request credentials; ///< Nothing but the headers that say who they are.
    std::shared_ptr<Table> table{};

    /// Tells this person from everybody else.
    std::string who() const { return caller.workspace_id + "/" + caller.person_id; }
};

/// What a socket wants of the hub's thread.
struct Wish {
    enum class Act { Enter, Watch, Leave, Gone };
    Act act = Act::Enter;
    SeatId seat = 0;
    std::string topic{};
    std::optional<std::int64_t> from{};
    std::shared_ptr<const Guest> guest{}; ///< Of `Enter`.
};

/// Where wishes go. From any thread.
class Wishes {
public:
    virtual ~Wishes() = default;
    virtual void wish(Wish wish) = 0;
    virtual std::shared_ptr<Table> table_at(http::Home& home) = 0;
    virtual void stand_up(const std::string& who) = 0;
};

/// One socket: passes on what its client asks, and takes its place at the table of its thread.
class Seat final : public http::SocketUser {
public:
    Seat(Wishes& wishes, Guest guest) : wishes_(wishes), guest_(std::move(guest)) {}
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    ~Seat() override;

    void opened(http::WebSocket& socket) override;
    void received(std::string_view text) override;

private:
    using Steady = std::chrono::steady_clock;

    bool asks_too_much();

    Wishes& wishes_;
    Guest guest_;
    http::WebSocket* socket_ = nullptr;
    Steady::time_point minute_began_ = Steady::now();
    int asks_ = 0;
};

} // namespace candor::live
