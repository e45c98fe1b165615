using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler(
    Store<DeliveryDb> store, Commit<DeliveryDb> commit, FromEnrolment enrolment, Trial trial, TimeProvider clock)
    : ScheduleService.ScheduleServiceBase;
