using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler : DeliveryService.DeliveryServiceBase;
