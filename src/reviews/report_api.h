#pragma once

#include "accounts/workspace.h"
#include "base/instant.h"
#include "http/router.h"
#include "reviews/review.h"
#include "storage/database.h"

namespace candor::reviews {

/// One page for everybody with an account: something happened, or almost did. Makes a draft that
/// nobody leads yet.
class ReportApi {
public:
    ReportApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    enum class Happened { Really, Almost };
    friend constexpr auto names_of(Happened)
    {
        return std::to_array<Named<Happened>>(
            {{Happened::Really, "really"}, {Happened::Almost, "almost"}});
    }
    struct Report {
        Happened happened = Happened::Really;
        std::string what;
        std::string when; ///< In the reporter's words; "" if they do not know.
        BOOST_DESCRIBE_CLASS(Report, (), (happened, what, when), (), ())
    };
    struct Reported {
        std::int64_t number = 0;
        BOOST_DESCRIBE_CLASS(Reported, (), (number), (), ())
    };

    Result<Reported> add(const http::Request& request, const Report& body);
    static Review draft_of(const Report& report, const accounts::Workspace& workspace);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
