using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Who is behind a reference. Name and contact details are sealed together; beside them are keyed marks of the name and
/// the e-mail address, by which duplicates are found. A class, not a record: it has no text.</summary>
internal sealed class PersonRow
{
    /// <summary>A lead_ref or a supervisor_ref.</summary>
    public required string PersonRef { get; init; }
    public required PersonKind Kind { get; set; }

    /// <summary><see cref="PersonDetails"/>, sealed at <see cref="PlaceOf"/>.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Mark of the name; whatever its order, case and punctuation the same.</summary>
    public required string NameMark { get; set; }

    /// <summary>Mark of the e-mail address; null = none.</summary>
    public string? EmailMark { get; set; }

    /// <summary>Version of the privacy notice given; null = none.</summary>
    public string? NoticeVersion { get; set; }
    public DateOnly? NoticeGivenOn { get; set; }

    /// <summary>1, 2, 3 …: the etag.</summary>
    public int Version { get; set; }

    public string Etag => Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where the details of a person are sealed.</summary>
    public static string PlaceOf(string personRef) => $"person/{personRef}/details";

    /// <summary>Puts details into the row.</summary>
    public void Take(PersonDetails details, Sealing sealing)
    {
        Sealed = sealing.Close(details.ToJson(), PlaceOf(PersonRef));
        NameMark = sealing.Mark(details.NameToMatch, "person/name");
        EmailMark = details.WorkEmail.Length > 0 ? sealing.Mark(details.EmailToMatch, "person/email") : null;
    }

    public Person ToMessage(PersonDetails details) => new()
    {
        PersonRef = PersonRef,
        Kind = Kind,
        Name = details.Name,
        WorkEmail = details.WorkEmail,
        WorkPhone = details.WorkPhone,
        NoticeVersion = NoticeVersion ?? "",
        NoticeGivenOn = NoticeGivenOn.ToDate(),
        Etag = Etag,
    };
}
