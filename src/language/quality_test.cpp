// How often the coach is right, on labelled sentences that are not part of the project. Runs only
// where they are.

#include "language/coach.h"

#include "base/json.h"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iostream>

using namespace candor;

namespace {

constexpr double precision_min = 0.85;
constexpr double recall_min = 0.70;

struct Labelled {
    std::string id;
    std::string part;
    std::string heading;
    std::string text;
    std::vector<std::string> labels;
    bool sure = true;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Labelled, (), (id, part, heading, text, labels, sure, source))

std::filesystem::path sentences()
{
    const char* shared = std::getenv("CANDOR_SHARED");
    const std::filesystem::path root =
        shared ? std::filesystem::path(shared) : std::filesystem::path(SOURCE_ROOT) / "../shared";
    return root / "language" / "dev.jsonl";
}

struct Score {
    int right = 0;
    int wrong = 0;
    int missed = 0;

    void add(const Labelled& row)
    {
        std::vector<std::string> got;
        for (const language::Remark& remark : language::check(plain_prose(row.text),
                 {.part = language::part_named(row.part), .rules_off = {}})) {
            if (std::ranges::find(got, remark.rule->name) == got.end())
                got.emplace_back(remark.rule->name);
        }
        for (const std::string& rule : got)
            ++(std::ranges::find(row.labels, rule) != row.labels.end() ? right : wrong);
        for (const std::string& rule : row.labels)
            missed += std::ranges::find(got, rule) == got.end() ? 1 : 0;
    }
};

} // namespace

TEST_CASE("on labelled sentences the coach is right more often than the bar asks")
{
    std::ifstream file(sentences());
    if (!file) {
        std::cout << "absent: " << sentences().filename()
                  << ", the coach's quality is not measured\n";
        return;
    }
    Score score;
    for (std::string line; std::getline(file, line);) {
        const Labelled row = json::read<Labelled>(line).value();
        if (row.sure)
            score.add(row);
    }
    const double precision = score.right / static_cast<double>(score.right + score.wrong);
    const double recall = score.right / static_cast<double>(score.right + score.missed);
    MESSAGE("precision " << precision << ", recall " << recall);
    CHECK_GE(precision, precision_min);
    CHECK_GE(recall, recall_min);
}
