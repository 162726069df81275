#include "accounts/account_store.h"
#include "reviews/history_store.h"
#include "reviews/part_lists.h"
#include "reviews/restoring.h"
#include "storage/testing.h"

#include <doctest/doctest.h>
#include <random>

using namespace candor;
using namespace candor::reviews;
using storage::Connection;

namespace {

const std::string here = "w";

/// A review that people do this and that to, by the throw of a seeded die, with a copy of what was loaded
/// after every change.
class Life {
public:
    explicit Life(unsigned seed) : die_(seed)
    {
        write([&](Connection& connection) -> Result<void> {
            accounts::AccountStore accounts(connection);
            accounts::Workspace workspace{.id = here, .name = "Acme"};
            TRY(accounts.add_workspace(workspace, author()));
            TRY(accounts.add_person({.id = "ada", .name = "Ada"}, "", author()));
            TRY(accounts.add_person({.id = "ben", .name = "Ben"}, "", author()));
            Review review{.title = "Down", .kind = "outage", .lead_id = "ada"};
            review.id = new_id<ReviewId>();
            TRY(ReviewStore(connection, here).add(review, "", author()));
            return {};
        });
        keep();
    }

    /// One act, of whatever kind.
    void live()
    {
        write([&](Connection& connection) { return act(connection); });
        keep();
    }

    /// Compares the document as it was after each change with what was loaded at that time.
    void check()
    {
        for (const auto& [number, document] : kept_) {
            CAPTURE(number);
            const Document then =
                read([&, at = number](Connection& connection) -> Result<Document> {
                    const ReviewHead now = TRY(head(connection));
                    return HistoryStore(connection, here, now.review.id).document_at(now, at);
                });
            CHECK_EQ(json::text_of(then), json::text_of(document));
        }
    }

    std::size_t kept() const { return kept_.size(); }

private:
    changes::Author author()
    {
        return {here, throw_die(2) == 1 ? "ada" : "ben", from_micros(++now_)};
    }
    Result<ReviewHead> head(Connection& connection) { return ReviewStore(connection, here).get(1); }
    int throw_die(int sides) { return static_cast<int>(die_() % static_cast<unsigned>(sides)) + 1; }
    std::string words() { return "words " + std::to_string(throw_die(1000)); }

    Result<void> act(Connection& connection)
    {
        const Review review = TRY(head(connection)).review;
        PartStore parts(connection, review, author());
        switch (throw_die(10)) {
        case 1:
            return change_facts(connection, review);
        case 2:
            return ReviewStore(connection, here)
                .save_link(TRY(head(connection)), {review.is_shared ? "" : "token"}, author());
        case 3:
            return review.is_sample ? Result<void>() : bring_back(connection, review);
        case 4:
            return change_one<timeline::Event>(parts, &timeline::Event::what);
        case 5:
            return change_one<actions::Action>(parts, &actions::Action::statement);
        case 6:
            return change_one<Lesson>(parts, &Lesson::text);
        case 7:
            return change_one<Factor>(parts, &Factor::statement);
        case 8:
            return change_one<Surprise>(parts, &Surprise::text);
        default:
            return change_one<Section>(parts, &Section::body);
        }
    }

    Result<void> change_facts(Connection& connection, Review review)
    {
        review.title = words();
        review.lead_id = throw_die(2) == 1 ? "ben" : "ada";
        review.scope.excludes = words();
        TRY(ReviewStore(connection, here).save(review, author()));
        return {};
    }

    /// Brings back what some earlier change replaced. Most have nothing to bring back; that is lawful.
    Result<void> bring_back(Connection& connection, const Review& review)
    {
        const std::int64_t number = TRY(head(connection)).sequence - throw_die(20);
        HistoryStore history(connection, here, review.id);
        if (const auto change = history.get(number))
            if (is_restorable(change->item, change->act) && change->item != "review")
                (void)restore(connection, review, {change->item, number, number}, author());
        return {};
    }

    template <class T>
    Result<void> change_one(PartStore& parts, std::string T::* text)
    {
        std::vector<T> all = TRY(parts.list<T>());
        const int what = all.empty() ? 1 : throw_die(5);
        if (what == 1) {
            T part;
            part.*text = words();
            if constexpr (std::is_same_v<T, Section>)
                part.title = words();
            TRY(parts.add(part));
            return {};
        }
        T part = all[static_cast<std::size_t>(throw_die(static_cast<int>(all.size()))) - 1];
        if (what < 5) {
            part.*text = words();
            if constexpr (requires { part.position; })
                part.position = throw_die(5);
            TRY(parts.save(part));
            return {};
        }
        TRY(parts.hide<T>(id_of(part)));
        if (throw_die(2) == 1)
            TRY(parts.restore<T>(id_of(part)));
        return {};
    }

    void keep()
    {
        const ReviewHead now = read([&](Connection& connection) { return head(connection); });
        kept_[now.sequence] = read(
            [&](Connection& connection) { return ReviewStore(connection, here).document(now); });
    }

    template <class Work>
    void write(Work work)
    {
        const Result<void> done = database_->write(here, work);
        REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().message));
    }
    template <class Work>
    auto read(Work work) -> std::invoke_result_t<Work, Connection&>::value_type
    {
        auto answer = database_->read(work);
        REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
        return *std::move(answer);
    }

    storage::TestDatabase database_;
    std::mt19937 die_;
    std::int64_t now_ = 0;
    std::map<std::int64_t, Document> kept_;
};

} // namespace

TEST_CASE("a review as it was after a change is what was loaded at that time")
{
    for (unsigned seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        Life life(seed);
        for (int i = 0; i < 120; ++i)
            life.live();
        CHECK_GT(life.kept(), 80);
        life.check();
    }
}
