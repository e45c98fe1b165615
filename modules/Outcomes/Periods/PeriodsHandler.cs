using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler(Store<OutcomesDb> store, Commit<OutcomesDb> commit, ReturnSettings settings,
    ReturnCalendars calendars, Trial trial, TimeProvider clock,
    FromEnrolment enrolment, LockStatements statements) : PeriodsService.PeriodsServiceBase
{
    /// <summary>Leaves an annotation with the change that it is about.</summary>
    private static async Task AnnotateAsync(OutcomesDb writing, string laCode, DateOnly on, AnnotationKind kind, string text,
        CancellationToken cancel)
    {
        var last = await writing.Annotations.Where(row => row.LaCode == laCode).MaxAsync(row => (int?)row.Number, cancel) ?? 0;
        writing.Add(new AnnotationRow { LaCode = laCode, Number = last + 1, On = on, Kind = kind, Text = text });
    }

    private static DateOnly FirstOf(string month) =>
        Dates.TryParseMonth(month, out var day) ? day
        : throw Faults.Invalid("month", FieldCodes.NotAMonth, "a month written YYYY-MM is expected.");
}
