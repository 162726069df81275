#pragma once

#include "base/instant.h"
#include "http/router.h"
#include "reviews/template.h"
#include "storage/database.h"

namespace candor::reviews {

/// Templates over HTTP.
class TemplateApi {
public:
    TemplateApi(storage::Database& database, const Clock& clock)
        : database_(database)
        , clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct TemplateList {
        std::vector<Template> templates;
        BOOST_DESCRIBE_CLASS(TemplateList, (), (templates), (), ())
    };

    Result<TemplateList> list(const http::Request& request);
    Result<Template> add(const http::Request& request, const Template& body);
    Result<Template> save(const http::Request& request, const Template& body);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
