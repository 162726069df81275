#include "changes/audit.h"
#include "storage/testing.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::changes;
using storage::Connection;

namespace {

constexpr std::string_view shift_up = "UPDATE changes SET number = -number - 1 WHERE number > 3";
constexpr std::string_view shift_down = "UPDATE changes SET number = -number + 1 WHERE number > 4";
constexpr std::string_view shift_back = "UPDATE changes SET number = -number WHERE number < 0";

/// Six changes of one workspace and two of another, whose record somebody then reaches into.
class Record {
public:
    Record()
    {
        for (int i = 1; i <= 6; ++i)
            REQUIRE(add("w", i));
        REQUIRE(add("other", 1));
        REQUIRE(add("other", 2));
    }

    bool add(const std::string& workspace_id, int number)
    {
        return database_
            ->write(workspace_id,
                [&](Connection& connection) {
                    return record(connection, {workspace_id, "ada", from_micros(number * 1'000)},
                        {"review", "r", "section", "s", Act::Changed},
                        json::Raw{std::to_string(number - 1)}, json::Raw{std::to_string(number)});
                })
            .has_value();
    }

    /// As somebody would who owns the file: the triggers do not stop them.
    Record& with(std::string_view sql)
    {
        REQUIRE(database_->write("w", [&](Connection& connection) -> Result<void> {
            for (const std::string_view name :
                {"changes_are_not_changed", "changes_are_not_deleted"})
                TRY(connection.run(drop(name)));
            TRY(connection.run(sql));
            return {};
        }));
        return *this;
    }

    /// Gives a row the hash that it would have, had it been recorded so.
    Record& rehash(std::int64_t number)
    {
        const auto links = database_
                               ->read([&](Connection& connection) {
                                   return links_from(connection, "w", number - 1, 2);
                               })
                               .value();
        REQUIRE_EQ(links.size(), 2);
        return with("UPDATE changes SET hash = '" + chained_hash(links[0].hash, "w", links[1])
                    + "' WHERE workspace_id = 'w' AND number = " + std::to_string(number));
    }

    Audit audit(const std::optional<KeptHash>& kept = std::nullopt,
        const std::string& workspace_id = "w")
    {
        return database_
            ->read([&](Connection& connection) {
                return changes::audit(connection, workspace_id, kept);
            })
            .value();
    }

    storage::Database& database() { return *database_; }

private:
    std::string drop(std::string_view trigger) const
    {
        const std::string sql = "DROP TRIGGER IF EXISTS " + std::string(trigger);
        return database_->dialect() == storage::Dialect::Postgres ? sql + " ON changes" : sql;
    }

    mutable storage::TestDatabase database_;
};

/// `4 changed`, or "sound".
std::string verdict(const Audit& audit)
{
    if (!audit.broken)
        return "sound";
    return std::to_string(audit.broken->number) + " " + std::string(name_of(audit.broken->how));
}

std::string verdict_after(std::string_view sql) { return verdict(Record().with(sql).audit()); }

} // namespace

TEST_CASE("what nobody has touched is sound, for each workspace by itself")
{
    Record record;
    const Audit audit = record.audit();
    CHECK_EQ(verdict(audit), "sound");
    CHECK_EQ(audit.sound, 6);
    CHECK_EQ(audit.last_hash.size(), 64);
    CHECK_EQ(record.audit({}, "other").sound, 2);
    CHECK_EQ(record.audit({}, "nobody").sound, 0);
}

TEST_CASE("a change to any field of any change is told by its number")
{
    const std::string where = "' WHERE workspace_id = 'w' AND number = 4";
    for (const std::string column :
        {"person_id", "thing", "thing_id", "item", "item_id", "act", "before", "after"})
        CHECK_EQ(verdict_after("UPDATE changes SET " + column + " = 'else" + where), "4 changed");
    CHECK_EQ(verdict_after("UPDATE changes SET at = 4001 WHERE workspace_id = 'w' AND number = 4"),
        "4 changed");
    CHECK_EQ(verdict_after("UPDATE changes SET hash = 'else" + where), "4 changed");
    CHECK_EQ(
        verdict_after("UPDATE changes SET after = 'else' WHERE workspace_id = 'w' AND number = 6"),
        "6 changed");
}

TEST_CASE("text that moves from one field to the next is not the same")
{
    CHECK_EQ(verdict_after("UPDATE changes SET thing = 'rev', thing_id = 'iewr'"
                           " WHERE workspace_id = 'w' AND number = 4"),
        "4 changed");
}

TEST_CASE("a change that is given a new hash breaks the one behind it")
{
    Record record;
    record.with("UPDATE changes SET after = '0' WHERE workspace_id = 'w' AND number = 4").rehash(4);
    CHECK_EQ(verdict(record.audit()), "5 changed");
}

TEST_CASE("a change that is gone is missing, at the end too")
{
    CHECK_EQ(
        verdict_after("DELETE FROM changes WHERE workspace_id = 'w' AND number = 1"), "1 missing");
    CHECK_EQ(
        verdict_after("DELETE FROM changes WHERE workspace_id = 'w' AND number = 4"), "4 missing");
    CHECK_EQ(
        verdict_after("DELETE FROM changes WHERE workspace_id = 'w' AND number = 6"), "6 missing");
    CHECK_EQ(verdict_after("DELETE FROM changes WHERE workspace_id = 'w'"), "1 missing");
}

TEST_CASE("a change that is gone is missing even if the others were given new numbers")
{
    Record record;
    record.with("DELETE FROM changes WHERE workspace_id = 'w' AND number = 4").with(shift_down);
    record.with(shift_back).with("UPDATE counters SET last = 5 WHERE workspace_id = 'w'");
    CHECK_EQ(verdict(record.audit()), "4 missing");
}

TEST_CASE("a change that was put in is told, with a number of its own or among the others")
{
    const std::string insert =
        "INSERT INTO changes (workspace_id, number, at, person_id, thing, thing_id, item, item_id,"
        " act, before, after, hash) SELECT workspace_id, ";
    const std::string rest = ", at, person_id, thing, thing_id, item, item_id, act, before, '9', ";
    const std::string from = " FROM changes WHERE workspace_id = 'w' AND number = 2";
    CHECK_EQ(verdict_after(insert + "7" + rest + "hash" + from), "7 inserted");
    CHECK_EQ(verdict_after(insert + "0" + rest + "hash" + from), "0 inserted");
    for (const std::string hash : {"''", "hash"}) {
        Record record;
        record.with(shift_up).with(shift_back).with(insert + "4" + rest + hash + from);
        record.with("UPDATE counters SET last = 7 WHERE workspace_id = 'w'");
        CHECK_EQ(verdict(record.audit()), "4 inserted");
        CHECK_EQ(verdict(record.rehash(4).audit()), "4 inserted");
    }
}

TEST_CASE("a record that was made anew is told by a hash that was kept elsewhere")
{
    Record record;
    const Audit before = record.audit();
    const KeptHash kept{"w", before.sound, before.last_hash};
    REQUIRE(record.add("w", 7));
    CHECK_EQ(verdict(record.audit(kept)), "sound");

    record.with("UPDATE changes SET after = '0' WHERE workspace_id = 'w' AND number = 5");
    for (const std::int64_t number : {5, 6, 7})
        record.rehash(number);
    CHECK_EQ(verdict(record.audit()), "sound");
    CHECK_EQ(verdict(record.audit(kept)), "6 changed");

    record.with("DELETE FROM changes WHERE workspace_id = 'w' AND number > 4");
    record.with("UPDATE counters SET last = 4 WHERE workspace_id = 'w'");
    CHECK_EQ(verdict(record.audit()), "sound");
    CHECK_EQ(verdict(record.audit(kept)), "5 missing");
}

TEST_CASE("a kept hash is read as it was printed")
{
    const KeptHash kept = kept_hash_from("w:12:5f0c").value();
    CHECK_EQ(kept.number, 12);
    CHECK_EQ(text_of(kept), "w:12:5f0c");
    for (const std::string_view text :
        {"", "w", "w:12", "12:5f", "w:a:5f", "w::5f", ":1:5f", "w:0:5f", "w:-1:5f", "w:1:"})
        CHECK_FALSE(kept_hash_from(text));
}

TEST_CASE("the database refuses to change or delete what is recorded")
{
    Record record;
    for (const std::string_view sql :
        {"UPDATE changes SET after = '0' WHERE number = 4", "DELETE FROM changes WHERE number = 4"})
        CHECK_FALSE(record.database().write(
            "w", [&](Connection& connection) { return connection.run(sql); }));
    CHECK_EQ(verdict(record.audit()), "sound");
}

TEST_CASE(
    "changes from before there were hashes are chained once, and what is blanked later is not")
{
    Record record;
    const std::string last = record.audit().last_hash;
    record.with("UPDATE changes SET hash = ''");
    CHECK_EQ(chain_older(record.database()).value(), 8);
    CHECK_EQ(record.audit().last_hash, last);
    CHECK_EQ(chain_older(record.database()).value(), 0);

    record.with("UPDATE changes SET hash = '' WHERE number >= 4");
    CHECK_EQ(chain_older(record.database()).value(), 0);
    CHECK_EQ(verdict(record.audit()), "4 inserted");
}
