using Programme.Costs.V1;

namespace Programme.Costs;

internal sealed partial class CostsHandler : CostsService.CostsServiceBase;
