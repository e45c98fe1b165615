using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler(
    Store<CostsDb> store, Commit<CostsDb> commit, FromEnrolment enrolment, CostSummaries summaries, Trial trial, TimeProvider clock)
        : CostsService.CostsServiceBase;
