using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ListSurveyRefusalsTests
{
    [SkippableTheory, EachStore]
    public async Task Withdrawn_consent_and_an_accepted_objection_count_and_a_decision_taken_back_does_not(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var people = await programme.WithLeadsAsync("SR1", "SR2", "SR3");
        var enrolment = programme.Client<Client>();
        void Decide(string person, string survey, ConsentDecision decision, int day) =>
            people.RecordConsent(new()
            {
                PersonRef = person,
                Survey = survey,
                Decision = decision,
                DecidedOn = Day(2022, 6, day),
                Version = "C-1"
            });
        void Object(string person, ObjectionDecision decision, ObjectionReason reason) =>
            people.RecordObjection(new()
            {
                PersonRef = person,
                ObjectedOn = Day(2022, 5, 2),
                DecidedOn = Day(2022, 5, 9),
                Decision = decision,
                Reason = reason
            });

        Decide("SR1", "baseline", ConsentDecision.Given, 1);
        Decide("SR1", "followup", ConsentDecision.Withdrawn, 2);
        Decide("SR2", "followup", ConsentDecision.Withdrawn, 3);
        Decide("SR2", "followup", ConsentDecision.Given, 4);
        Object("SR2", ObjectionDecision.Declined, ObjectionReason.PublicInterest);
        Object("SR3", ObjectionDecision.Accepted, ObjectionReason.ParticularSituation);

        string Told(SurveyRefusal refusal) => $"{refusal.PersonRef}/{refusal.Survey}/{refusal.FromOn.Month}-{refusal.FromOn.Day}";
        Assert.Equal(["SR1/followup/6-2", "SR3//5-2"], enrolment.ListSurveyRefusals(new()).Refusals.Select(Told));
        var page = enrolment.ListSurveyRefusals(new() { PageSize = 1 });
        Assert.Equal("SR3//5-2",
            Told(enrolment.ListSurveyRefusals(new() { PageSize = 1, PageToken = page.NextPageToken }).Refusals.Single()));
        var elsewhere = await programme.ClientAsync<Client>(Role.DataManager, "351");
        Assert.Empty(elsewhere.ListSurveyRefusals(new()).Refusals);
    }
}
