/// An old post-mortem, as somebody wrote it long before Candor: bold labels, a list of times, a table
/// of actions, and a heading that nobody else uses.
export const report = `# Checkout refused cards on a Friday evening

**Date:** 2026-03-06
**Authors:** Priya Nair, Ben Okafor
**Status:** Resolved

## Summary

For an hour and a quarter, checkout refused every card issued abroad.

## Impact

Some 1 400 customers saw "card refused" and could not pay. Half of them came back on Saturday.

## Timeline

All times are in Europe/Berlin.

- 17:40 Ben: approved the new rule set of the payment gateway
- 18:02 Priya: deployed release 41 with the new rule set
- 18:25 A customer wrote to support that her card was refused
- 18:31 Priya declared an incident
- 18:40 Ben: restarted the gateway; nothing changed
- 19:17 Priya: rolled release 41 back, and cards were accepted again

## The weather that day

It rained, and the office was half empty.

## Action items

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
| Alert on refused cards by country | Priya Nair | 2026-03-20 | open |
| Keep the last rule set at hand in the gateway | Ben Okafor | 2026-04-01 | done |
`
