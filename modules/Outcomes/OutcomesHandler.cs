using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler(
    Store<OutcomesDb> store,
    Commit<OutcomesDb> commit,
    ContactPublication publication,
    ReturnIntake intake,
    ReturnSettings settings,
    TimeProvider clock,
    Trial trial,
    FromEnrolment enrolment,
    ParticipantFlowLoader flows,
    [FromKeyedServices("outcomes")] ScheduleService.ScheduleServiceClient schedule) : OutcomesService.OutcomesServiceBase;
