using Programme.Enrolment.V1;
using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>The column covers_lead_ref of the file of leads: whose absence for parental leave a post covers.</summary>
internal static class ReadCover
{
    /// <summary>The posts with the posts that they cover, which may be in the file or stored.</summary>
    /// <param name="covers">Who is covered, and on which line that says so, by the id of the post that is cover.</param>
    /// <param name="rows">The posts of the file.</param>
    /// <param name="stored">The posts that are stored, by id.</param>
    /// <param name="problems">Hears of those that cannot be.</param>
    public static void Resolve(IReadOnlyDictionary<string, (int Line, string LeadRef)> covers, Dictionary<string, PostRow> rows,
        IReadOnlyDictionary<string, PostRow> stored, RowProblems problems)
    {
        var all = stored.Values.Where(post => !rows.ContainsKey(post.PostId)).Concat(rows.Values)
            .ToLookup(post => (post.LeadRef, post.Urn, post.Role));
        foreach (var (postId, (line, leadRef)) in covers)
        {
            var cover = rows[postId];
            var spells = all[(leadRef, cover.Urn, cover.Role)].OrderBy(post => post.StartedOn).ToList();
            if (spells.FindLast(post => post.StartedOn <= cover.StartedOn) is not { } covered)
                problems.Add(line, "covers_lead_ref", FieldCodes.UnknownPost, leadRef,
                    "somebody who was in the same role at the same school before is expected.");
            else if (LeaveCover.Problems(cover, covered, spells.Find(post => post.StartedOn > covered.StartedOn)?.StartedOn)
                .FirstOrDefault() is { } problem)
                problems.Add(line, "covers_lead_ref", problem.Code, leadRef, problem.Message);
            else
                rows[postId] = With(cover, covered.PostId, stored.GetValueOrDefault(postId));
        }
    }

    private static PostRow With(PostRow cover, string coveredId, PostRow? before) =>
        cover with
        {
            CoversPostId = coveredId,
            Version = before is null || before.Version < cover.Version
                || before.CoversPostId == coveredId ? cover.Version : before.Version + 1
        };
}
