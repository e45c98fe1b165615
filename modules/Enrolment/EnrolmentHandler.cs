using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler(Store<EnrolmentDb> store, Commit<EnrolmentDb> commit, Trial trial, TimeProvider clock,
    Remembered<(string Urn, DateOnly? Day, DateOnly TrialDay, string Scope), KnownSchool> schools) : EnrolmentService.EnrolmentServiceBase;
