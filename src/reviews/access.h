#pragma once

#include "accounts/person.h"
#include "reviews/review.h"

#include <string>
#include <vector>

/// Who may do what with a review. The only place that has these rules: a table, which doors ask, which
/// `candor routes --access` prints, and which a test compares with what every door does.
namespace candor::reviews {

/// What somebody is to a review.
/// `Team`: a team they are in is named; follows from that.
enum class Part { Lead, Author, Facilitator, NoteTaker, Acted, Invited, Team };

constexpr auto names_of(Part)
{
    return std::to_array<Named<Part>>({
        {Part::Lead, "lead"},
        {Part::Author, "author"},
        {Part::Facilitator, "facilitator"},
        {Part::NoteTaker, "note_taker"},
        {Part::Acted, "acted"},
        {Part::Invited, "invited"},
        {Part::Team, "team"},
    });
}

/// Whoever asks, as this room sees them.
struct Reader {
    std::string person_id;
    accounts::Role role = accounts::Role::Anyone;
    /// What they are to the review in question. Lead and author are known from the review itself.
    std::vector<Part> parts;
};

/// Whether somebody with this access reads what is open without being named in it.
bool reads_what_is_open(accounts::Role role);

/// Whether the answer depends on `Reader::parts`, which costs a read.
bool depends_on_parts(const Review& review, const Reader& reader);

/// To anybody else the review is not there.
bool may_read(const Review& review, const Reader& reader);

bool may_edit(const Review& review, const Reader& reader);

/// Who may say who the lead and the authors are. In a restricted review that lets people in.
bool may_name(const Review& review, const Reader& reader);

bool may_publish(const Review& review, const Reader& reader);

/// A public link takes the review out of the house; a restricted one stays in.
bool may_share(const Review& review, const Reader& reader);

/// Who may say who reads the review: open or restricted, and who is named.
bool may_admit(const Review& review, const Reader& reader);

/// All of the above, by access, part and visibility.
std::string access_table();

} // namespace candor::reviews
