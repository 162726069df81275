#pragma once

#include "load/http_client.h"

#include <atomic>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace candor::load {

struct Review {
    std::int64_t number = 0;
    std::int64_t sequence = 0;
};

/// What `bench/load.py` prepared: people who are signed in, the reviews that they are at, and what they
/// write, with `@` where each is to be told from the others.
struct Cast {
    std::vector<Credentials> people;
    std::vector<Review> reviews;
    std::string body;
};

Cast read_cast(const std::string& path);

/// One topic as one person heard it.
struct Heard {
    std::int64_t from = 0;
    std::vector<std::int64_t> numbers{};
    int resets = 0;
};

struct Told {
    std::map<std::string, Heard> topics;
    int cuts = 0;
};

struct Written {
    std::int64_t review = 0;
    std::string id;
};

struct Done {
    std::vector<double> answered_ms; ///< Of answers that stand.
    std::vector<Written> written;
    int refused = 0;            ///< 503: nothing was done.
    int cut = 0;                ///< No answer: nobody knows.
    std::string first_surprise; ///< Any other answer.
};

/// Reads and writes, as one of the people, until `is_over`.
Done work(const Cast& cast,
    std::size_t who,
    const std::vector<Place>& nodes,
    std::chrono::milliseconds pause,
    const std::atomic<bool>& is_over);

/// Listens as all of the people, each at one review and at the list of reviews, until `is_over` and
/// nothing has come for a while.
std::vector<Told>
listen(const Cast& cast, const std::vector<Place>& nodes, const std::atomic<bool>& is_over);

} // namespace candor::load
