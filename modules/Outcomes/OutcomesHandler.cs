using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler(
    Store<OutcomesDb> store, ReturnWriter returns, ReturnSummaries summaries, ContactSummaries contacts, PublishedContactFigures figures,
        ParticipantFlowLoader flows)
    : OutcomesService.OutcomesServiceBase;
