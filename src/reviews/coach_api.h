#pragma once

#include "http/router.h"
#include "language/finding.h"

namespace candor::reviews {

/// The coach over HTTP: any text can be tried, and nothing of it is kept.
class CoachApi {
public:
    void add_routes(http::Router& router);

private:
    struct Passage {
        std::string text;
        std::string part; ///< Name of a part of a review; "" is read as story.
        BOOST_DESCRIBE_CLASS(Passage, (), (text, part), (), ())
    };
    struct CoachAnswer {
        std::vector<language::Finding> findings;
        BOOST_DESCRIBE_CLASS(CoachAnswer, (), (findings), (), ())
    };
    struct RuleView {
        std::string rule;
        language::Severity severity = language::Severity::Warning;
        std::string message;
        std::string ask;
        std::string because;
        BOOST_DESCRIBE_CLASS(RuleView, (), (rule, severity, message, ask, because), (), ())
    };
    struct RuleList {
        std::vector<RuleView> rules;
        BOOST_DESCRIBE_CLASS(RuleList, (), (rules), (), ())
    };

    Result<CoachAnswer> check(const http::Request& request, const Passage& body);
    Result<RuleList> list_rules(const http::Request& request);
};

} // namespace candor::reviews
