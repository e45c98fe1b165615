using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler(
    Store<CostsDb> store, Commit<CostsDb> commit, FromEnrolment enrolment, FromOutcomes analysis, CostReachLoader reaches,
    Trial trial, TimeProvider clock)
        : EconomicsService.EconomicsServiceBase;
