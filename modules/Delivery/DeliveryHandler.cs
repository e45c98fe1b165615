using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler(
    Store<DeliveryDb> store, Commit<DeliveryDb> commit, FromEnrolment enrolment, SessionContextLoader contexts, Trial trial,
        TimeProvider clock,
    Remembered<(string Scope, DateOnly AsOf), List<Contamination>> contaminations,
        Remembered<(string Scope, string LaCode, DateOnly AsOf), List<SessionAnomaly>> anomalies)
    : DeliveryService.DeliveryServiceBase;
