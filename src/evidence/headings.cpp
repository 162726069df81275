// Headings are compared by their letters and digits alone. That makes "What Went Well?", "what
// went well:" and the "W hat W ent W ell?" of a badly converted PDF the same word, and costs nothing
// that matters: no two of the names below differ by a space.

#include "evidence/headings.h"

#include "base/utf8.h"
#include "evidence/cursor.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <array>

namespace candor::evidence {

namespace {

struct Synonym {
    std::string_view name;
    SectionKey key;
};

constexpr std::array labels = {
    Synonym{"summary", SectionKey::Summary},
    Synonym{"issuesummary", SectionKey::Summary},
    Synonym{"incidentsummary", SectionKey::Summary},
    Synonym{"executivesummary", SectionKey::Summary},
    Synonym{"overview", SectionKey::Summary},
    Synonym{"whathappened", SectionKey::Summary},
    Synonym{"impact", SectionKey::Impact},
    Synonym{"userimpact", SectionKey::Impact},
    Synonym{"customerimpact", SectionKey::Impact},
    Synonym{"context", SectionKey::Background},
    Synonym{"background", SectionKey::Background},
    Synonym{"timeline", SectionKey::Timeline},
    Synonym{"keyevents", SectionKey::Timeline},
    Synonym{"trigger", SectionKey::Trigger},
    Synonym{"rootcause", SectionKey::Factors},
    Synonym{"rootcauses", SectionKey::Factors},
    Synonym{"contributingfactors", SectionKey::Factors},
    Synonym{"detection", SectionKey::Detection},
    Synonym{"identified", SectionKey::Detection},
    Synonym{"resolution", SectionKey::Resolution},
    Synonym{"mitigation", SectionKey::Resolution},
    Synonym{"whatwentwell", SectionKey::WentWell},
    Synonym{"whatwentwrong", SectionKey::WentBadly},
    Synonym{"whatwentpoorly", SectionKey::WentBadly},
    Synonym{"wherewegotlucky", SectionKey::Lucky},
    Synonym{"lessonslearned", SectionKey::Lessons},
    Synonym{"lessonslearnt", SectionKey::Lessons},
    Synonym{"actionitems", SectionKey::Actions},
    Synonym{"actionitem", SectionKey::Actions},
    Synonym{"reviewactions", SectionKey::Actions},
    Synonym{"followups", SectionKey::Actions},
    Synonym{"nextsteps", SectionKey::Actions},
    Synonym{"correctiveactions", SectionKey::Actions},
};

constexpr std::array headings = {
    Synonym{"abstract", SectionKey::Summary},
    Synonym{"tldr", SectionKey::Summary},
    Synonym{"synopsis", SectionKey::Summary},
    Synonym{"description", SectionKey::Summary},
    Synonym{"introduction", SectionKey::Summary},
    Synonym{"incidentoverview", SectionKey::Summary},
    Synonym{"incidentdescription", SectionKey::Summary},
    Synonym{"problemstatement", SectionKey::Summary},
    Synonym{"problemdescription", SectionKey::Summary},
    Synonym{"problemsummary", SectionKey::Summary},
    Synonym{"issue", SectionKey::Summary},
    Synonym{"problem", SectionKey::Summary},
    Synonym{"theincident", SectionKey::Summary},
    Synonym{"theproblem", SectionKey::Summary},
    Synonym{"details", SectionKey::Summary},
    Synonym{"detailsofincident", SectionKey::Summary},
    Synonym{"incidentdetails", SectionKey::Summary},
    Synonym{"scope", SectionKey::Impact},
    Synonym{"scopeofimpact", SectionKey::Impact},
    Synonym{"effect", SectionKey::Impact},
    Synonym{"effects", SectionKey::Impact},
    Synonym{"servicesaffected", SectionKey::Impact},
    Synonym{"affectedservices", SectionKey::Impact},
    Synonym{"affectedsystems", SectionKey::Impact},
    Synonym{"whowasaffected", SectionKey::Impact},
    Synonym{"consequences", SectionKey::Impact},
    Synonym{"leadup", SectionKey::Background},
    Synonym{"priorknowledge", SectionKey::Background},
    Synonym{"motivation", SectionKey::Background},
    Synonym{"backgroundinformation", SectionKey::Background},
    Synonym{"howitworks", SectionKey::Background},
    Synonym{"sequenceofevents", SectionKey::Timeline},
    Synonym{"chronology", SectionKey::Timeline},
    Synonym{"events", SectionKey::Timeline},
    Synonym{"incidenttimeline", SectionKey::Timeline},
    Synonym{"eventtimeline", SectionKey::Timeline},
    Synonym{"detailedtimeline", SectionKey::Timeline},
    Synonym{"fulltimeline", SectionKey::Timeline},
    Synonym{"triggers", SectionKey::Trigger},
    Synonym{"triggeringevent", SectionKey::Trigger},
    Synonym{"whattriggeredit", SectionKey::Trigger},
    Synonym{"cause", SectionKey::Factors},
    Synonym{"causes", SectionKey::Factors},
    Synonym{"thecause", SectionKey::Factors},
    Synonym{"analysisofcauses", SectionKey::Factors},
    Synonym{"causeoftheproblem", SectionKey::Factors},
    Synonym{"causeanalysis", SectionKey::Factors},
    Synonym{"causalanalysis", SectionKey::Factors},
    Synonym{"fault", SectionKey::Factors},
    Synonym{"faults", SectionKey::Factors},
    Synonym{"contributingcauses", SectionKey::Factors},
    Synonym{"contributingconditions", SectionKey::Factors},
    Synonym{"factors", SectionKey::Factors},
    Synonym{"primarycause", SectionKey::Factors},
    Synonym{"underlyingcause", SectionKey::Factors},
    Synonym{"whatallowedthistohappen", SectionKey::Factors},
    Synonym{"howdidthishappen", SectionKey::Factors},
    Synonym{"howdidithappen", SectionKey::Factors},
    Synonym{"whydidthishappen", SectionKey::Factors},
    Synonym{"whydidithappen", SectionKey::Factors},
    Synonym{"whyithappened", SectionKey::Factors},
    Synonym{"whatcausedit", SectionKey::Factors},
    Synonym{"whatcausedthis", SectionKey::Factors},
    Synonym{"fivewhys", SectionKey::Factors},
    Synonym{"5whys", SectionKey::Factors},
    Synonym{"theinfinitehowschain", SectionKey::Factors},
    Synonym{"blamelessrootcause", SectionKey::Factors},
    Synonym{"whatwentwrongandhowwasitfixed", SectionKey::Factors},
    Synonym{"discovery", SectionKey::Detection},
    Synonym{"discoveryofproblem", SectionKey::Detection},
    Synonym{"howwasitdetected", SectionKey::Detection},
    Synonym{"howwedetectedit", SectionKey::Detection},
    Synonym{"howdidwefindout", SectionKey::Detection},
    Synonym{"identification", SectionKey::Detection},
    Synonym{"resolutionandrecovery", SectionKey::Resolution},
    Synonym{"recovery", SectionKey::Resolution},
    Synonym{"response", SectionKey::Resolution},
    Synonym{"incidentresponse", SectionKey::Resolution},
    Synonym{"ourresponse", SectionKey::Resolution},
    Synonym{"mitigations", SectionKey::Resolution},
    Synonym{"mitigationandresolution", SectionKey::Resolution},
    Synonym{"mitigationsteps", SectionKey::Resolution},
    Synonym{"remediation", SectionKey::Resolution},
    Synonym{"remediations", SectionKey::Resolution},
    Synonym{"remediationandrecovery", SectionKey::Resolution},
    Synonym{"fix", SectionKey::Resolution},
    Synonym{"thefix", SectionKey::Resolution},
    Synonym{"fixes", SectionKey::Resolution},
    Synonym{"detailsoffix", SectionKey::Resolution},
    Synonym{"actiontaken", SectionKey::Resolution},
    Synonym{"actionstaken", SectionKey::Resolution},
    Synonym{"rootcauseremediation", SectionKey::Resolution},
    Synonym{"rootcauseremediations", SectionKey::Resolution},
    Synonym{"solution", SectionKey::Resolution},
    Synonym{"thesolution", SectionKey::Resolution},
    Synonym{"workaround", SectionKey::Resolution},
    Synonym{"howwasitfixed", SectionKey::Resolution},
    Synonym{"howwefixedit", SectionKey::Resolution},
    Synonym{"howdidwefixit", SectionKey::Resolution},
    Synonym{"howwasitresolved", SectionKey::Resolution},
    Synonym{"howweresolvedit", SectionKey::Resolution},
    Synonym{"thingsthatwentwell", SectionKey::WentWell},
    Synonym{"thingswedidwell", SectionKey::WentWell},
    Synonym{"whatwedidwell", SectionKey::WentWell},
    Synonym{"whatwentright", SectionKey::WentWell},
    Synonym{"whatworked", SectionKey::WentWell},
    Synonym{"whatworkedwell", SectionKey::WentWell},
    Synonym{"wentwell", SectionKey::WentWell},
    Synonym{"goodthings", SectionKey::WentWell},
    Synonym{"thingsthatwentpoorly", SectionKey::WentBadly},
    Synonym{"thingsthatwentwrong", SectionKey::WentBadly},
    Synonym{"thingsthatwentbadly", SectionKey::WentBadly},
    Synonym{"whatwentbadly", SectionKey::WentBadly},
    Synonym{"whatdidntgowell", SectionKey::WentBadly},
    Synonym{"whatdidnotgowell", SectionKey::WentBadly},
    Synonym{"whatdidntgosowell", SectionKey::WentBadly},
    Synonym{"whatdidnotgosowell", SectionKey::WentBadly},
    Synonym{"whatdidntwork", SectionKey::WentBadly},
    Synonym{"whatcouldhavegonebetter", SectionKey::WentBadly},
    Synonym{"whatcouldhavebeenbetter", SectionKey::WentBadly},
    Synonym{"whatcouldbebetter", SectionKey::WentBadly},
    Synonym{"whatcouldwehavedonebetter", SectionKey::WentBadly},
    Synonym{"whatcanweimprove", SectionKey::WentBadly},
    Synonym{"wentwrong", SectionKey::WentBadly},
    Synonym{"wentpoorly", SectionKey::WentBadly},
    Synonym{"wentbadly", SectionKey::WentBadly},
    Synonym{"whatwestruggledwith", SectionKey::WentBadly},
    Synonym{"wheredidwegetlucky", SectionKey::Lucky},
    Synonym{"wherewewerelucky", SectionKey::Lucky},
    Synonym{"howwegotlucky", SectionKey::Lucky},
    Synonym{"gotlucky", SectionKey::Lucky},
    Synonym{"luck", SectionKey::Lucky},
    Synonym{"lucky", SectionKey::Lucky},
    Synonym{"lessons", SectionKey::Lessons},
    Synonym{"lesson", SectionKey::Lessons},
    Synonym{"learning", SectionKey::Lessons},
    Synonym{"learnings", SectionKey::Lessons},
    Synonym{"keylearnings", SectionKey::Lessons},
    Synonym{"whatwelearned", SectionKey::Lessons},
    Synonym{"whatwelearnt", SectionKey::Lessons},
    Synonym{"whatdidwelearn", SectionKey::Lessons},
    Synonym{"takeaway", SectionKey::Lessons},
    Synonym{"takeaways", SectionKey::Lessons},
    Synonym{"keytakeaways", SectionKey::Lessons},
    Synonym{"opportunities", SectionKey::Lessons},
    Synonym{"bestpractices", SectionKey::Lessons},
    Synonym{"surprisefindings", SectionKey::Lessons},
    Synonym{"reflections", SectionKey::Lessons},
    Synonym{"actions", SectionKey::Actions},
    Synonym{"action", SectionKey::Actions},
    Synonym{"actionpoints", SectionKey::Actions},
    Synonym{"actionplan", SectionKey::Actions},
    Synonym{"whatweredoingaboutit", SectionKey::Actions},
    Synonym{"whatwearedoingaboutit", SectionKey::Actions},
    Synonym{"futuremeasures", SectionKey::Actions},
    Synonym{"remedialmeasures", SectionKey::Actions},
    Synonym{"plannedactions", SectionKey::Actions},
    Synonym{"resultingaction", SectionKey::Actions},
    Synonym{"resultingactions", SectionKey::Actions},
    Synonym{"futureactions", SectionKey::Actions},
    Synonym{"futurework", SectionKey::Actions},
    Synonym{"futureimprovements", SectionKey::Actions},
    Synonym{"followup", SectionKey::Actions},
    Synonym{"followupactions", SectionKey::Actions},
    Synonym{"followuptasks", SectionKey::Actions},
    Synonym{"followupitems", SectionKey::Actions},
    Synonym{"tasks", SectionKey::Actions},
    Synonym{"todo", SectionKey::Actions},
    Synonym{"todos", SectionKey::Actions},
    Synonym{"improvements", SectionKey::Actions},
    Synonym{"plannedimprovements", SectionKey::Actions},
    Synonym{"processimprovements", SectionKey::Actions},
    Synonym{"technicalimprovements", SectionKey::Actions},
    Synonym{"documentationimprovements", SectionKey::Actions},
    Synonym{"recommendations", SectionKey::Actions},
    Synonym{"remediationitems", SectionKey::Actions},
    Synonym{"remediationsteps", SectionKey::Actions},
    Synonym{"correctiveaction", SectionKey::Actions},
    Synonym{"suggestedcorrectiveaction", SectionKey::Actions},
    Synonym{"suggestedcorrectiveactions", SectionKey::Actions},
    Synonym{"preventiveactions", SectionKey::Actions},
    Synonym{"preventativeactions", SectionKey::Actions},
    Synonym{"preventivemeasures", SectionKey::Actions},
    Synonym{"preventativemeasures", SectionKey::Actions},
    Synonym{"prevention", SectionKey::Actions},
    Synonym{"correctivemeasures", SectionKey::Actions},
    Synonym{"immediateactions", SectionKey::Actions},
    Synonym{"immediateactionsrequired", SectionKey::Actions},
    Synonym{"shorttermimprovements", SectionKey::Actions},
    Synonym{"longtermimprovements", SectionKey::Actions},
    Synonym{"longerterm", SectionKey::Actions},
    Synonym{"longertermimprovements", SectionKey::Actions},
    Synonym{"shorttermactions", SectionKey::Actions},
    Synonym{"longtermactions", SectionKey::Actions},
    Synonym{"whatsnext", SectionKey::Actions},
    Synonym{"whatarewedoing", SectionKey::Actions},
    Synonym{"references", SectionKey::References},
    Synonym{"reference", SectionKey::References},
    Synonym{"links", SectionKey::References},
    Synonym{"relatedlinks", SectionKey::References},
    Synonym{"resources", SectionKey::References},
    Synonym{"appendix", SectionKey::References},
    Synonym{"apendix", SectionKey::References},
    Synonym{"appendinx", SectionKey::References},
    Synonym{"appendices", SectionKey::References},
    Synonym{"supportinginformation", SectionKey::References},
    Synonym{"furtherreading", SectionKey::References},
    Synonym{"seealso", SectionKey::References},
    Synonym{"sources", SectionKey::References},
};

enum class Where { Front, Back, Anywhere };

struct Sign {
    std::string_view part;
    Where where;
    SectionKey key;
};

// Asked in this order when no whole name fits: the surer a sign, the further up.
constexpr std::array signs = {
    Sign{"timeline", Where::Front, SectionKey::Timeline},
    Sign{"timeline", Where::Back, SectionKey::Timeline},
    Sign{"lessonslearn", Where::Anywhere, SectionKey::Lessons},
    Sign{"gotlucky", Where::Anywhere, SectionKey::Lucky},
    Sign{"wentwell", Where::Anywhere, SectionKey::WentWell},
    Sign{"gowell", Where::Anywhere, SectionKey::WentBadly},
    Sign{"gosowell", Where::Anywhere, SectionKey::WentBadly},
    Sign{"whatwentwrong", Where::Front, SectionKey::WentBadly},
    Sign{"wentpoorly", Where::Anywhere, SectionKey::WentBadly},
    Sign{"couldhavegonebetter", Where::Anywhere, SectionKey::WentBadly},
    Sign{"gonebetter", Where::Back, SectionKey::WentBadly},
    Sign{"actionitem", Where::Anywhere, SectionKey::Actions},
    Sign{"followup", Where::Front, SectionKey::Actions},
    Sign{"nextstep", Where::Anywhere, SectionKey::Actions},
    Sign{"correctiveand", Where::Front, SectionKey::Actions},
    Sign{"correctiveaction", Where::Anywhere, SectionKey::Actions},
    Sign{"preventivemeasure", Where::Anywhere, SectionKey::Actions},
    Sign{"preventativemeasure", Where::Anywhere, SectionKey::Actions},
    Sign{"toprevent", Where::Anywhere, SectionKey::Actions},
    Sign{"shorttermimprovements", Where::Front, SectionKey::Actions},
    Sign{"longtermimprovements", Where::Front, SectionKey::Actions},
    Sign{"immediateactions", Where::Front, SectionKey::Actions},
    Sign{"improvements", Where::Back, SectionKey::Actions},
    Sign{"plannedactions", Where::Front, SectionKey::Actions},
    Sign{"actions", Where::Front, SectionKey::Actions},
    Sign{"preventingit", Where::Anywhere, SectionKey::Actions},
    Sign{"rootcause", Where::Anywhere, SectionKey::Factors},
    Sign{"contributingfactor", Where::Anywhere, SectionKey::Factors},
    Sign{"contributing", Where::Front, SectionKey::Factors},
    Sign{"causeof", Where::Front, SectionKey::Factors},
    Sign{"whatcaused", Where::Front, SectionKey::Factors},
    Sign{"cause", Where::Back, SectionKey::Factors},
    Sign{"causes", Where::Back, SectionKey::Factors},
    Sign{"timelineof", Where::Anywhere, SectionKey::Timeline},
    Sign{"summary", Where::Back, SectionKey::Summary},
    Sign{"summary", Where::Front, SectionKey::Summary},
    Sign{"overview", Where::Front, SectionKey::Summary},
    Sign{"overview", Where::Back, SectionKey::Summary},
    Sign{"whathappened", Where::Front, SectionKey::Summary},
    Sign{"outagedescription", Where::Front, SectionKey::Summary},
    Sign{"impacttime", Where::Front, SectionKey::Other},
    Sign{"impactduration", Where::Front, SectionKey::Other},
    Sign{"impact", Where::Front, SectionKey::Impact},
    Sign{"affected", Where::Front, SectionKey::Impact},
    Sign{"impacted", Where::Back, SectionKey::Impact},
    Sign{"impact", Where::Back, SectionKey::Impact},
    Sign{"resolutionand", Where::Front, SectionKey::Resolution},
    Sign{"resolution", Where::Back, SectionKey::Resolution},
    Sign{"recovery", Where::Front, SectionKey::Resolution},
    Sign{"incidentresponse", Where::Front, SectionKey::Resolution},
    Sign{"termfix", Where::Back, SectionKey::Resolution},
    Sign{"termsolution", Where::Back, SectionKey::Resolution},
    Sign{"mitigation", Where::Front, SectionKey::Resolution},
    Sign{"detection", Where::Front, SectionKey::Detection},
    Sign{"background", Where::Front, SectionKey::Background},
    Sign{"takeaways", Where::Anywhere, SectionKey::Lessons},
    Sign{"canwelearn", Where::Anywhere, SectionKey::Lessons},
    Sign{"learnings", Where::Back, SectionKey::Lessons},
    Sign{"related", Where::Front, SectionKey::References},
    Sign{"references", Where::Back, SectionKey::References},
    Sign{"appendix", Where::Front, SectionKey::References},
};

// A heading that is a whole sentence is not the name of a part.
constexpr std::size_t sign_words_bytes_max = 60;

SectionKey find_name(const auto& names, std::string_view words)
{
    const auto found = std::ranges::find(names, words, &Synonym::name);
    return found == names.end() ? SectionKey::Other : found->key;
}

bool has_sign(std::string_view words, const Sign& sign)
{
    switch (sign.where) {
    case Where::Front:
        return words.starts_with(sign.part);
    case Where::Back:
        return words.ends_with(sign.part);
    case Where::Anywhere:
        break;
    }
    return words.find(sign.part) != std::string_view::npos;
}

/// "How does npmjs.org work?"
bool asks_how_it_works(std::string_view words)
{
    return words.starts_with("howdo") && words.ends_with("work");
}

/// Without ":ballot_box:" codes, brackets and what is in them, and numbering.
std::string bare_name(std::string_view heading)
{
    std::string name;
    int depth = 0;
    Cursor cursor(heading);
    for (; !cursor.is_done(); ++cursor.at) {
        const char c = cursor.peek();
        if (c == ':' && is_letter(cursor.peek(1))) {
            const std::size_t size = cursor.rest().substr(1).find_first_not_of(
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+");
            if (size != std::string_view::npos && cursor.peek(size + 1) == ':') {
                cursor.at += size + 1;
                continue;
            }
        }
        depth += c == '(' || c == '{' ? 1 : 0;
        if (depth == 0)
            name.push_back(c);
        depth -= (c == ')' || c == '}') && depth > 0 ? 1 : 0;
    }
    Cursor number(name);
    number.skip_spaces();
    number.at += number.digit_count();
    if (number.at > 0 && (number.take('.') || number.take(')') || number.take(':')))
        name.erase(0, number.at);
    return compact(name);
}

} // namespace

std::string heading_text(std::string_view heading)
{
    std::string_view text = trimmed(heading);
    if (const std::size_t anchor = text.rfind("{#");
        anchor != std::string_view::npos && text.ends_with('}') && anchor > 0)
        text = trimmed(text.substr(0, anchor));
    bool is_bold = text.size() > 4 && text.starts_with("**");
    is_bold = is_bold && text.find("**", 2) >= text.size() - 3;
    if (is_bold)
        text = without_marks(text);
    if (text.ends_with("**:"))
        text.remove_suffix(3);
    if (text.ends_with(':'))
        text.remove_suffix(1);
    return std::string(trimmed(text));
}

SectionKey key_of_label(std::string_view label)
{
    return label.size() > sign_words_bytes_max ? SectionKey::Other
                                               : find_name(labels, compact(label));
}

bool is_name_of_part(std::string_view heading)
{
    const std::string words = heading.size() > 300 ? "" : bare_name(heading);
    return find_name(labels, words) != SectionKey::Other
           || find_name(headings, words) != SectionKey::Other || words.starts_with("timeline");
}

SectionKey key_of_heading(std::string_view heading)
{
    if (heading.size() > 300)
        return SectionKey::Other;
    const std::string words = bare_name(heading);
    for (const SectionKey key : {find_name(labels, words), find_name(headings, words)})
        if (key != SectionKey::Other)
            return key;
    if (asks_how_it_works(words))
        return SectionKey::Background;
    if (words.starts_with("timeline"))
        return SectionKey::Timeline;
    if (words.size() > sign_words_bytes_max)
        return SectionKey::Other;
    for (const Sign& sign : signs)
        if (has_sign(words, sign))
            return sign.key;
    return SectionKey::Other;
}

} // namespace candor::evidence
