#include "language/testing.h"

using namespace candor::language;

TEST_CASE("punitive: flags sanctions offered as remedy")
{
    expect(punitive, "[Take away Pavel's access] to production.", Part::Actions);
    expect(punitive, "[Disciplinary] [hearing for the] shift lead.", Part::Actions);
    expect(punitive, "[Place Stefan on a performance] plan.", Part::Actions);
    expect(punitive, "[From now on Ida must get approval] from the board.", Part::Actions);
    expect(punitive, "The [person responsible will be held] responsible.", Part::Lessons);
    expect(punitive, "[Name and shame] the team.", Part::Actions);
    expect(punitive, "The engineer [was fired] the next day.");
}

TEST_CASE("punitive: leaves leaked tokens and fired alerts alone")
{
    expect(punitive, "Revoke the leaked credentials.", Part::Actions);
    expect(punitive, "The alert fired at noon.", Part::Timeline);
    expect(punitive, "Ines is accountable for the new runbook.", Part::Actions);
    expect(punitive, "Remove the old token from the vault.", Part::Actions);
    expect(punitive, "Nobody was punished.", Part::Lessons);
    expect(punitive, "The trigger fired twice.", Part::Timeline);
}
