using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler : OutcomesService.OutcomesServiceBase;
