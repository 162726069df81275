#include "reviews/template_api.h"

#include "reviews/api_request.h"
#include "reviews/template_store.h"

namespace candor::reviews {

using storage::Connection;

void TemplateApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get,
                   .path = "/api/v1/templates",
                   .summary = "The templates of reviews, hidden ones too"},
        *this, &TemplateApi::list);
    router.add({.method = Post,
                   .path = "/api/v1/templates",
                   .access = Administrator,
                   .summary = "Adds a template"},
        *this, &TemplateApi::add);
    router.add({.method = Put,
                   .path = "/api/v1/templates/{id}",
                   .access = Administrator,
                   .summary = "Changes or hides a template; reviews keep theirs"},
        *this, &TemplateApi::save);
}

Result<TemplateApi::TemplateList> TemplateApi::list(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<TemplateList> {
        return TemplateList{TRY(TemplateStore(connection, request.member().workspace_id).list())};
    });
}

Result<Template> TemplateApi::add(const http::Request& request, const Template& body)
{
    return database_.write(request.member().workspace_id, [&](Connection& connection) {
        return TemplateStore(connection, request.member().workspace_id)
            .add(body, author_of(request, clock_));
    });
}

Result<Template> TemplateApi::save(const http::Request& request, const Template& body)
{
    Template shape = body;
    shape.id = request.parameter("id");
    return database_.write(request.member().workspace_id, [&](Connection& connection) {
        return TemplateStore(connection, request.member().workspace_id)
            .save(shape, author_of(request, clock_));
    });
}

} // namespace candor::reviews
