using Programme.Enrolment.V1;
using Programme.Intake;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    internal static readonly Dictionary<string, PostRole> PostRoles = new() { ["lead"] = PostRole.Lead, ["deputy"] = PostRole.Deputy };

    internal static readonly Dictionary<string, LeavingReason> LeavingReasons = new()
    {
        ["left_school"] = LeavingReason.LeftSchool,
        ["changed_role"] = LeavingReason.ChangedRole,
        ["maternity"] = LeavingReason.Maternity,
        ["retired"] = LeavingReason.Retired,
        ["unknown"] = LeavingReason.Unknown,
    };

    /// <summary>The posts of a file: new ones in version 1, those that say something new of a stored one in its next version,
    /// the others as stored. Overlapping posts of one person in one role are taken as they are and noted: the unit of every
    /// figure is the post.</summary>
    private static (List<PostRow> Rows, int Dropped) ReadLeads(UploadedFile file, RowProblems problems,
        SchoolsByDay schools, DateOnly today, Dictionary<string, PostRow> stored)
    {
        using var table = CsvTable.Open(file, problems, LeadsList.Description);
        var rows = new Dictionary<string, PostRow>();
        var covers = new Dictionary<string, (int, string)>();
        var dropped = 0;
        foreach (var row in table.Rows())
        {
            var post = ReadPost(row, schools, today);
            if (rows.TryGetValue(post.PostId, out var same))
            {
                if ((same.EndsBefore, same.LeavingReason) != (post.EndsBefore, post.LeavingReason))
                    row.Problem("started_on", FieldCodes.Duplicate, row.Text("started_on"),
                        "the same post is in the file with another end; each post once is expected.");
                row.Note("lead_ref", FieldCodes.DuplicateRow, "The same post is in the file twice; it is taken once.");
                dropped++;
                continue;
            }
            rows.Add(post.PostId, stored.TryGetValue(post.PostId, out var before) ? Next(row, before, post) : post);
            if (row.Text("covers_lead_ref").Length > 0)
                covers.Add(post.PostId, (row.Line, row.Text("covers_lead_ref")));
        }
        ReadCover.Resolve(covers, rows, stored, problems);
        NoteOverlaps(rows.Values, problems);
        return ([.. rows.Values], dropped);
    }

    private static PostRow ReadPost(CsvRow row, SchoolsByDay schools, DateOnly today)
    {
        var lead = row.Required("lead_ref", 40);
        if (lead.Length > 0 && !TextForms.Reference().IsMatch(lead))
            row.Problem("lead_ref", FieldCodes.NotAReference, lead, "a reference of letters, digits, - and _ is expected, never a name.");
        var (urn, laCode) = row.School(schools,
            PostRow.LastDay(row.DayOrNone("started_on") ?? today, row.DayOrNone("ended_on")?.AddDays(1), today));
        var role = row.RequiredCode("role", PostRoles);
        var started = row.RequiredDay("started_on");
        var ended = row.Day("ended_on");
        if (ended < started)
            row.Problem("ended_on", FieldCodes.BeforeStart, row.Text("ended_on"), "the last day in post cannot be before the first.");
        var reason = row.Code("leaving_reason", LeavingReasons);
        if (ended is null && reason is not null && row.Text("ended_on").Length == 0)
            row.Problem("leaving_reason", FieldCodes.NotEnded, row.Text("leaving_reason"),
                "a reason is expected only with a last day in post.");
        return new PostRow
        {
            PostId = PostRow.IdOf(lead, urn, role, started),
            LeadRef = lead,
            Urn = urn,
            LaCode = laCode,
            Role = role,
            StartedOn = started,
            EndsBefore = ended?.AddDays(1),
            LeavingReason = reason ?? (ended is null ? LeavingReason.Unspecified : LeavingReason.Unknown),
            Version = 1,
        };
    }

    private static PostRow Next(CsvRow row, PostRow before, PostRow post)
    {
        if ((before.EndsBefore, before.LeavingReason, before.LaCode) == (post.EndsBefore, post.LeavingReason, post.LaCode))
            return before;
        var version = before.Version + 1;
        if (post.EndsBefore is not null)
            return post with { CoversPostId = before.CoversPostId, Version = version };
        if (before.EndsBefore is null)
            return before with { LaCode = post.LaCode, Version = version };
        row.Note("ended_on", FieldCodes.EndedSince, "The post was ended after this file was written; it stays ended.");
        return before;
    }

    private static void NoteOverlaps(IEnumerable<PostRow> posts, RowProblems problems)
    {
        foreach (var same in posts.GroupBy(post => (post.LeadRef, post.Urn, post.Role)))
        {
            var spells = same.OrderBy(post => post.StartedOn).ToList();
            if (spells.Zip(spells.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second)))
                problems.Note(1, "started_on", FieldCodes.Overlaps,
                    $"{same.Key.LeadRef} is {same.Key.Role} at {same.Key.Urn} twice at a time; both posts are kept and counted.");
        }
    }
}
