using System.Security.Cryptography;
using System.Text.Json;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

// Names are read and written here alone: decision 0021.
internal sealed partial class PeopleHandler(Store<EnrolmentDb> store, Commit<EnrolmentDb> commit, Trial trial, TimeProvider clock,
    Sealing sealing)
    : PeopleService.PeopleServiceBase
{
    /// <summary>The details of a row in clear.</summary>
    private PersonDetails Open(PersonRow person)
    {
        try
        {
            return PersonDetails.FromJson(sealing.Open(person.Sealed, PersonRow.PlaceOf(person.PersonRef)));
        }
        catch (CryptographicException)
        {
            throw Faults.Precondition(Reasons.SealBroken, "person",
                "Sealed details do not open: they were changed outside this program, or keys/sealing.key is another one. Restore the "
                    + "database and its key.");
        }
    }

    /// <summary>Details of an audit row: references and names of fields, never what the fields say. The audit that the journal
    /// would write by itself has the rows, and with them what is sealed.</summary>
    private static string Audit(params (string Name, object Value)[] facts) =>
        JsonSerializer.Serialize(facts.ToDictionary(fact => fact.Name, fact => fact.Value));
}
