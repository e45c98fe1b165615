using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override Task<ImportPeopleResponse> ImportPeople(IAsyncStreamReader<ImportPeopleRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportPeopleAsync);

    private async Task<ImportPeopleResponse> ImportPeopleAsync(Import<ImportPeopleRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        await using var db = store.Read(context);
        var people = new KnownPeople(
            await KindsAsync(db, context.CancellationToken),
            await db.Erasures.Select(row => row.PersonRef).ToHashSetAsync(context.CancellationToken),
            await db.InScope().ToDictionaryAsync(row => row.PersonRef, context.CancellationToken));
        var problems = new RowProblems("people.csv");
        var rows = ReadPeople(file, problems, people);
        problems.ThrowIfAny();

        var changed = rows.FindAll(row => Changed(people.Stored.GetValueOrDefault(row.PersonRef), row.Details, row.Notice).Count > 0);
        var added = changed.Count(row => !people.Stored.ContainsKey(row.PersonRef));
        var report = file.Report(problems, added, changed.Count - added, rows.Count - changed.Count, 0, import.ValidateOnly);
        (report.FileName, report.Sha256) = ("people.csv", "");
        var audit = Audit(("added", added), ("changed", changed.Count - added), ("people", changed.Select(row => row.PersonRef)));
        return await commit.ApplyAsync(change with { Details = audit }, report, new ImportPeopleResponse { Report = report },
            async (writing, cancel) =>
        {
            foreach (var row in changed)
            {
                await writing.RefuseErasedAsync(row.PersonRef, cancel);
                Write(writing, people.Stored.GetValueOrDefault(row.PersonRef), row.PersonRef, people.Kinds[row.PersonRef], row.Details,
                    row.Notice);
            }
        });
    }

    private static List<PersonInFile> ReadPeople(UploadedFile file, RowProblems problems, KnownPeople people)
    {
        using var table = CsvTable.Open(file, problems, PeopleList.Description);
        var rows = new Dictionary<string, PersonInFile>();
        foreach (var row in table.Rows())
        {
            var person = ReadPerson(row, people);
            if (!rows.TryAdd(person.PersonRef, person))
                row.Problem("person_ref", FieldCodes.Duplicate, null,
                    "the same reference is in the file already; each person once is expected.");
        }
        return [.. rows.Values];
    }

    /// <summary>No cell is repeated in a problem: any may hold a name.</summary>
    private static PersonInFile ReadPerson(CsvRow row, KnownPeople people)
    {
        var reference = row.Text("person_ref");
        var details = new PersonDetails(row.Text("name"), row.Text("work_email"), row.Text("work_phone"));
        var dayText = row.Text("notice_given_on");
        var notice = new Notice(row.Text("notice_version"), WrittenDays.Day(dayText));
        var fields = new FieldProblems();
        fields.Reference("person_ref", reference);
        details.Check(fields);
        notice.Check(fields, dayText.Length > 0);
        foreach (var problem in fields.Found)
            row.Problem(problem.Field, problem.Code, null, problem.Message);
        if (!people.Kinds.ContainsKey(reference))
            row.Problem("person_ref", FieldCodes.UnknownPerson, null,
                "the reference of a lead, deputy or supervisor is expected: import them first.");
        else if (people.Erased.Contains(reference))
            row.Problem("person_ref", FieldCodes.Erased, null,
                "the details of this person were erased and are not recorded again; leave the row out.");
        return new PersonInFile(reference, details, notice);
    }

    /// <summary>Everybody with a post or a supervisor's time in the caller's scope.</summary>
    private static async Task<Dictionary<string, PersonKind>> KindsAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var kinds = await db.Supervisors.Select(row => row.SupervisorRef).Distinct()
            .ToDictionaryAsync(reference => reference, _ => PersonKind.Supervisor, cancel);
        foreach (var lead in await db.Posts.Select(row => row.LeadRef).Distinct().ToListAsync(cancel))
            kinds[lead] = PersonKind.Lead;
        return kinds;
    }

    private sealed record KnownPeople(Dictionary<string, PersonKind> Kinds, HashSet<string> Erased, Dictionary<string, PersonRow> Stored);

    private sealed record PersonInFile(string PersonRef, PersonDetails Details, Notice Notice);
}
