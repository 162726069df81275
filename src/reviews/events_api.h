#pragma once

#include "base/instant.h"
#include "http/router.h"
#include "reviews/snapshot.h"

namespace candor::reviews {

/// What concerns several entries of a timeline at once, and the order of sections.
class EventsApi {
public:
    EventsApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct EventList {
        std::vector<timeline::Event> events;
        BOOST_DESCRIBE_CLASS(EventList, (), (events), (), ())
    };
    struct Shift {
        std::vector<std::string> ids;
        std::int64_t seconds = 0;
        BOOST_DESCRIBE_CLASS(Shift, (), (ids, seconds), (), ())
    };
    /// What stays when a review is given another zone: what the clocks said, or the moment.
    enum class Keep { Clock, Moment };
    friend constexpr auto names_of(Keep)
    {
        return std::to_array<Named<Keep>>({{Keep::Clock, "clock"}, {Keep::Moment, "moment"}});
    }
    struct ZoneChange {
        std::string zone;
        Keep keep = Keep::Clock;
        BOOST_DESCRIBE_CLASS(ZoneChange, (), (zone, keep), (), ())
    };

    Result<EventList> add(const http::Request& request, const EventList& body);
    Result<EventList> shift(const http::Request& request, const Shift& body);
    Result<Snapshot> change_zone(const http::Request& request, const ZoneChange& body);

    storage::Database& database_;
    const Clock& clock_;
};

/// The order of a review's sections.
class SectionOrderApi {
public:
    SectionOrderApi(storage::Database& database, const Clock& clock)
        : database_(database)
        , clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct Order {
        std::vector<std::string> ids;
        BOOST_DESCRIBE_CLASS(Order, (), (ids), (), ())
    };
    struct SectionList {
        std::vector<Section> sections;
        BOOST_DESCRIBE_CLASS(SectionList, (), (sections), (), ())
    };

    Result<SectionList> reorder(const http::Request& request, const Order& body);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
