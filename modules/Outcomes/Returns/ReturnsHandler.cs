using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler(Store<OutcomesDb> store, Commit<OutcomesDb> commit, ReturnReader reader,
    FromEnrolment enrolment, TimeProvider clock)
    : ReturnsService.ReturnsServiceBase;
