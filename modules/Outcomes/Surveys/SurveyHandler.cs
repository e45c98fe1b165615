using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler(
    Store<OutcomesDb> store,
    Commit<OutcomesDb> commit,
    FromEnrolment enrolment,
    SurveyMarks marks,
    SurveyPublication publication,
    SurveyResponses responses,
    SurveySettings settings,
    Trial trial,
    TimeProvider clock) : SurveyService.SurveyServiceBase
{
    /// <summary>The open code and its wave. One refusal for all that can be wrong with it, so that nobody learns which codes there
    /// are.</summary>
    private async Task<(SurveyCodeRow Code, SurveyWaveRow Wave)> OpenCodeAsync(OutcomesDb db, string typed, CancellationToken cancel)
    {
        var hash = marks.OfCode(typed);
        var code = await db.SurveyCodes.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Hash == hash && row.AnsweredOn == null && row.RevokedOn == null, cancel);
        var wave = code is null ? null : (await SurveyWaves.AllAsync(db, trial, cancel)).Find(row => row.Wave == code.Wave);
        return code is not null && wave?.IsOpen(clock.Today()) == true ? (code, wave) : throw NoOpenSurvey();
    }

    private static Grpc.Core.RpcException NoOpenSurvey() => Faults.NotFound("open survey", "for this code");

    /// <summary>The last day that counts; waves may end after the trial.</summary>
    private DateOnly CheckAsOf(Google.Type.Date? asked)
    {
        var fields = new FieldProblems();
        var day = fields.OptionalDay("as_of", asked) ?? clock.Today();
        fields.ThrowIfAny();
        return day;
    }
}
