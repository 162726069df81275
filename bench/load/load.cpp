// Many virtual people at once; `bench/load.py` and `bench/live.py` prepare what it needs and judge what it
// prints, as JSON.
//
//     candor-load people CAST --node PORT [--node PORT] --seconds 60
//     candor-load fanout CAST --node PORT --sockets 500 --rate 40 --hello MESSAGE --post PATH
#include "load/fanout.h"
#include "load/people.h"

#include <algorithm>
#include <boost/json.hpp>
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <thread>

using namespace candor::load;

namespace {

namespace json = boost::json;

struct Options {
    std::string cast;
    std::vector<int> ports;
    double seconds = 10;
    int pause_ms = 400;
    Fanout fanout{.path = "/api/v1/live"};
};

void allow_many_files()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

double quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    const auto place =
        values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

json::object quantiles(const std::vector<double>& ms)
{
    return {{"count", ms.size()}, {"p50_ms", quantile(ms, 0.5)}, {"p99_ms", quantile(ms, 0.99)},
        {"max_ms", quantile(ms, 1)}};
}

json::array told_json(const std::vector<Told>& told)
{
    json::array all;
    for (const Told& one : told) {
        json::object topics;
        for (const auto& [topic, heard] : one.topics)
            topics[topic] = {{"from", heard.from}, {"resets", heard.resets},
                {"numbers", json::array(heard.numbers.begin(), heard.numbers.end())}};
        all.push_back({{"cuts", one.cuts}, {"topics", topics}});
    }
    return all;
}

json::object done_json(const std::vector<Done>& everybody)
{
    std::vector<double> ms;
    json::array written;
    int refused = 0, cut = 0;
    std::string surprise;
    for (const Done& done : everybody) {
        ms.insert(ms.end(), done.answered_ms.begin(), done.answered_ms.end());
        for (const Written& one : done.written)
            written.push_back({{"review", one.review}, {"id", one.id}});
        refused += done.refused;
        cut += done.cut;
        if (surprise.empty())
            surprise = done.first_surprise;
    }
    return {{"answers", quantiles(ms)}, {"refused", refused}, {"cut", cut}, {"surprise", surprise},
        {"written", written}};
}

void be_people(const Options& options)
{
    const Cast cast = read_cast(options.cast);
    std::vector<Place> nodes;
    for (const int port : options.ports)
        nodes.push_back({.port = port});
    std::atomic<bool> is_written = false, is_over = false;
    std::vector<Told> told;
    std::vector<Done> done(cast.people.size());
    std::jthread listening([&] { told = listen(cast, nodes, is_over); });
    {
        std::vector<std::jthread> people;
        for (std::size_t who = 0; who < done.size(); ++who)
            people.emplace_back([&, who] {
                const std::chrono::milliseconds pause(options.pause_ms);
                done[who] = work(cast, who, nodes, pause, is_written);
            });
        std::this_thread::sleep_for(std::chrono::duration<double>(options.seconds));
        is_written = true;
    }
    is_over = true;
    listening.join();
    json::object said = done_json(done);
    said["told"] = told_json(told);
    fmt::print("{}\n", json::serialize(said));
}

void be_sockets(Options options)
{
    options.fanout.place.port = options.ports.front();
    options.fanout.seconds = options.seconds;
    const Delivered delivered = fan_out(read_cast(options.cast), options.fanout);
    json::object said = quantiles(delivered.ms);
    said["sent"] = delivered.sent;
    said["sample"] = delivered.sample;
    fmt::print("{}\n", json::serialize(said));
}

} // namespace

int main(int count, char** words)
{
    allow_many_files();
    Options options;
    CLI::App app("Many virtual people at once");
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--seconds", options.seconds, "How long they go on");
    app.add_option("--node", options.ports, "Port of a server on this machine")->required();
    CLI::App* people = app.add_subcommand("people", "Read, write and listen");
    CLI::App* fanout = app.add_subcommand("fanout", "Listen to messages that one posts");
    for (CLI::App* command : {people, fanout})
        command->add_option("cast", options.cast, "File with who they are")->required();
    people->add_option("--pause", options.pause_ms, "Between two requests of a person, in ms");
    fanout->add_option("--sockets", options.fanout.sockets);
    fanout->add_option("--rate", options.fanout.rate, "Messages a second");
    fanout->add_option("--path", options.fanout.path);
    fanout->add_option("--hello", options.fanout.hello);
    fanout->add_option("--post", options.fanout.post);
    CLI11_PARSE(app, count, words);
    people->parsed() ? be_people(options) : be_sockets(options);
}
