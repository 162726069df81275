#pragma once

#include "reviews/access.h"
#include "storage/database.h"

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace candor::reviews {

inline constexpr std::size_t named_people_max = 200;

/// Somebody who is named in a review, and as what.
struct NamedPerson {
    std::string person_id;
    std::string name;
    std::vector<Part> parts;

    friend bool operator==(const NamedPerson&, const NamedPerson&) = default;
};
BOOST_DESCRIBE_STRUCT(NamedPerson, (), (person_id, name, parts))

/// Who reads a review.
struct Readers {
    Visibility visibility = Visibility::Open;
    std::vector<NamedPerson> people; ///< By name.
    std::int64_t revision = 0;       ///< Of the review's facts.
};
BOOST_DESCRIBE_STRUCT(Readers, (), (visibility, people, revision))

/// SQL that holds where `person` (a parameter, like `$3`) may read the review that the columns
/// `workspace` and `review` name. An index answers it: one probe, two for what is restricted.
std::string readable_sql(const Reader& reader,
    std::string_view workspace,
    std::string_view review,
    std::string_view person);

/// Who is named in reviews, at rest. The only code that knows the `review_people` table.
class ReaderStore {
public:
    ReaderStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    /// By name.
    Result<std::vector<NamedPerson>> list(const ReviewId& id);
    Result<std::vector<Part>> parts_of(const ReviewId& id, const std::string& person_id);

    /// Names these, and the lead and the authors that the review says. `Invalid` for who is none of
    /// the workspace's people.
    Result<void> put(const Review& review, const std::vector<NamedPerson>& people);
    /// Names the lead and the authors that the review says now; others stay what they are.
    Result<void> follow(const Review& review);

    /// `Conflict` if nobody is left who could say who reads a restricted review.
    Result<void> check_is_kept(const Review& review);

private:
    storage::Connection& connection_;
    std::string workspace_id_;
};

} // namespace candor::reviews
