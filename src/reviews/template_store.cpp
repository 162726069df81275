#include "reviews/template_store.h"

#include "storage/item_table.h"

#include <algorithm>

namespace candor::reviews {

namespace {

using changes::Act;

const std::string columns = storage::column_list<Template>();
const std::string select_own =
    "SELECT " + columns + " FROM templates WHERE workspace_id = $1 ORDER BY id";
const std::string insert_own =
    "INSERT INTO templates (workspace_id, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr std::string_view update_own = R"sql(
    UPDATE templates
       SET name = $3, description = $4, kind = $5, sections = $6, is_hidden = $7, revision = revision + 1
     WHERE workspace_id = $1 AND id = $2 AND revision = $8
)sql";

constexpr auto changed_meanwhile =
    "somebody else changed this template in the meantime; nothing was overwritten";

Result<void>
insert(storage::Connection& connection, const std::string& workspace_id, const Template& shape)
{
    std::vector<storage::Value> values{workspace_id};
    storage::append_values(values, shape);
    TRY(connection.execute(insert_own, values));
    return {};
}

changes::What what(const Template& shape, Act act)
{
    return {"workspace", shape.id, "template", shape.id, act};
}

} // namespace

Result<std::vector<Template>> TemplateStore::own()
{
    return storage::read_rows<Template>(TRY(connection_.run(select_own, workspace_id_)));
}

Result<std::vector<Template>> TemplateStore::list()
{
    std::vector<Template> all(shipped_templates().begin(), shipped_templates().end());
    for (Template& shape : TRY(own())) {
        const auto shipped = std::ranges::find(all, shape.id, &Template::id);
        if (shipped == all.end())
            all.push_back(std::move(shape));
        else
            *shipped = std::move(shape);
    }
    return all;
}

Result<Template> TemplateStore::get(std::string_view id)
{
    for (Template& shape : TRY(list()))
        if (shape.id == id)
            return std::move(shape);
    return not_found("there is no such template");
}

Result<Template> TemplateStore::add(Template shape, const changes::Author& author)
{
    if (TRY(list()).size() >= templates_max)
        return conflict("a workspace has at most 100 templates; hide or change one");
    shape.id = new_uuid();
    shape.revision = 0;
    TRY(check(shape));
    TRY(insert(connection_, workspace_id_, shape));
    TRY(changes::record<Template>(connection_, author, what(shape, Act::Added), nullptr, &shape));
    return shape;
}

Result<Template> TemplateStore::save(Template shape, const changes::Author& author)
{
    TRY(check(shape));
    const Template before = TRY(get(shape.id));
    if (before.revision != shape.revision)
        return conflict(changed_meanwhile);
    const std::vector<Template> kept = TRY(own());
    if (std::ranges::find(kept, shape.id, &Template::id) == kept.end())
        TRY(insert(connection_, workspace_id_, before));
    std::vector<storage::Value> values{workspace_id_};
    storage::append_values(values, shape);
    if (TRY(connection_.execute(update_own, values)).rows_changed() == 0)
        return conflict(changed_meanwhile);
    ++shape.revision;
    TRY(changes::record(connection_, author, what(shape, Act::Changed), &before, &shape));
    return shape;
}

} // namespace candor::reviews
