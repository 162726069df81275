#include "load/people.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <poll.h>
#include <random>
#include <sstream>
#include <thread>

namespace candor::load {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds rest_after_cut{200};
constexpr milliseconds rest_after_refusal{500};
constexpr std::chrono::seconds quiet_at_the_end{3};

double ms_since(Clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

/// One of the people at the keyboard.
class Worker {
public:
    Worker(const Cast& cast, std::size_t who, const std::vector<Place>& nodes)
        : cast_(cast)
        , who_(who)
        , nodes_(nodes)
        , review_(cast.reviews[who % cast.reviews.size()])
        , node_(who % nodes.size())
        , client_(nodes[node_], cast.people[who])
        , random_(static_cast<unsigned>(who))
    {
    }

    void act()
    {
        const auto dice = random_() % 100;
        const std::string review = fmt::format("/api/v1/reviews/{}", review_.number);
        if (dice < 25)
            write(review + "/actions");
        else if (dice < 75)
            (void)ask("GET", review);
        else if (dice < 90)
            (void)ask("GET", "/api/v1/reviews");
        else
            (void)ask("GET", "/api/v1/library?q=alert");
    }

    void rest(milliseconds mean)
    {
        std::exponential_distribution<double> waiting(1.0 / static_cast<double>(mean.count()));
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(waiting(random_)));
    }

    Done take_done() { return std::move(done_); }

private:
    void write(const std::string& path)
    {
        std::string body = cast_.body;
        body.replace(body.find('@'), 1, fmt::format("{}-{}", who_, ++written_));
        const Answer answer = ask("POST", path, body);
        if (answer.status == 200)
            done_.written.push_back({review_.number,
                std::string(boost::json::parse(answer.body).at("id").as_string())});
    }

    Answer ask(const std::string& method, const std::string& path, const std::string& body = "")
    {
        const auto begun = Clock::now();
        Answer answer = client_.ask(method, path, body);
        if (answer.status == 200) {
            done_.answered_ms.push_back(ms_since(begun));
        } else if (answer.status == 503) {
            ++done_.refused;
            std::this_thread::sleep_for(rest_after_refusal);
        } else if (answer.status == 0) {
            ++done_.cut;
            std::this_thread::sleep_for(rest_after_cut);
            client_.move_to(nodes_[++node_ % nodes_.size()]);
        } else if (done_.first_surprise.empty()) {
            done_.first_surprise =
                fmt::format("{} {}: {} {}", method, path, answer.status, answer.body);
        }
        return answer;
    }

    const Cast& cast_;
    const std::size_t who_;
    const std::vector<Place>& nodes_;
    const Review review_;
    std::size_t node_;
    HttpClient client_;
    std::mt19937 random_;
    int written_ = 0;
    Done done_;
};

/// One of the people's windows, which comes back when it is cut.
class Window {
public:
    Window(const Cast& cast, std::size_t who, const std::vector<Place>& nodes)
        : cookie_(cast.people[who].cookie)
        , nodes_(nodes)
        , node_(who % nodes.size())
    {
        const Review& review = cast.reviews[who % cast.reviews.size()];
        told_.topics[fmt::format("review/{}", review.number)].from = review.sequence;
        told_.topics["reviews"].from = cast.reviews.back().sequence;
    }

    LiveClient& client() { return client_; }
    Told take_told() { return std::move(told_); }

    /// Comes back if it is time to.
    void return_if_cut()
    {
        if (client_.is_open() || Clock::now() < back_at_)
            return;
        if (std::exchange(was_open_, false)) {
            ++told_.cuts;
            ++node_;
        }
        if (!client_.open(nodes_[node_ % nodes_.size()], "/api/v1/live", cookie_)) {
            ++node_;
            back_at_ = Clock::now() + rest_after_cut;
            return;
        }
        was_open_ = true;
        for (const auto& [topic, heard] : told_.topics)
            client_.say(fmt::format(R"({{"watch":"{}","from":{}}})", topic,
                heard.numbers.empty() ? heard.from : heard.numbers.back()));
    }

    /// Whether anything was heard.
    bool hear()
    {
        bool is_news = false;
        client_.read();
        while (const auto text = client_.next()) {
            const boost::json::object message = boost::json::parse(*text).as_object();
            Heard& heard = told_.topics[std::string(message.at("topic").as_string())];
            heard.resets += message.contains("reset") || message.contains("refused");
            if (const auto* changes = message.if_contains("changes"))
                for (const auto& change : changes->as_array())
                    heard.numbers.push_back(change.at("number").as_int64());
            is_news |= !message.contains("here");
        }
        return is_news;
    }

private:
    const std::string cookie_;
    const std::vector<Place>& nodes_;
    std::size_t node_;
    LiveClient client_;
    Told told_;
    bool was_open_ = false;
    Clock::time_point back_at_{};
};

} // namespace

Cast read_cast(const std::string& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    const auto read = boost::json::parse(text.str());
    Cast cast;
    for (const auto& person : read.at("people").as_array())
        cast.people.push_back({std::string(person.at("cookie").as_string()),
            std::string(person.at("csrf_token").as_string())});
    for (const auto& review : read.at("reviews").as_array())
        cast.reviews.push_back({review.at("number").as_int64(), review.at("sequence").as_int64()});
    cast.body = read.at("body").as_string();
    return cast;
}

Done work(const Cast& cast,
    std::size_t who,
    const std::vector<Place>& nodes,
    milliseconds pause,
    const std::atomic<bool>& is_over)
{
    Worker worker(cast, who, nodes);
    for (worker.rest(pause); !is_over; worker.rest(pause))
        worker.act();
    return worker.take_done();
}

std::vector<Told>
listen(const Cast& cast, const std::vector<Place>& nodes, const std::atomic<bool>& is_over)
{
    std::vector<std::unique_ptr<Window>> windows;
    for (std::size_t who = 0; who < cast.people.size(); ++who)
        windows.push_back(std::make_unique<Window>(cast, who, nodes));
    std::vector<pollfd> watched(windows.size());
    auto heard_at = Clock::now();
    while (!is_over || Clock::now() - heard_at < quiet_at_the_end) {
        for (std::size_t i = 0; i < windows.size(); ++i) {
            windows[i]->return_if_cut();
            watched[i] = {windows[i]->client().fd(), POLLIN, 0};
        }
        (void)poll(watched.data(), watched.size(), 100);
        for (std::size_t i = 0; i < windows.size(); ++i)
            if (watched[i].revents != 0 && windows[i]->hear())
                heard_at = Clock::now();
    }
    std::vector<Told> told;
    for (const auto& window : windows)
        told.push_back(window->take_told());
    return told;
}

} // namespace candor::load
