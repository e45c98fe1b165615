using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler(Store<OutcomesDb> store, Commit<OutcomesDb> commit, ReturnIntake intake, TimeProvider clock)
    : ReturnsService.ReturnsServiceBase;
