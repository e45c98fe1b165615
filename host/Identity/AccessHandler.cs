using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler(Store<AccessDb> store, Commit<AccessDb> commit, Verification verification,
    IEnumerable<Store> stores, TimeProvider clock, SealedAuthorities sealedAuthorities, PageSessions sessions, Settings settings)
    : AccessService.AccessServiceBase;
