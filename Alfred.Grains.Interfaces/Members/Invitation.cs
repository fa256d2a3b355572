namespace Alfred.Members;

/// <summary>Lets one person in, once.</summary>
/// <param name="Code">What they send from their own phone: <c>4F7K-2Q9D</c>.</param>
/// <param name="Name">What they will be called.</param>
/// <param name="Role">What they may do.</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
/// <param name="Of">The member who gets a further phone or account by it; null for somebody new.</param>
/// <param name="By">The member who made it, and has to be an admin still when it is used; null for the operator.</param>
/// <param name="Roots">What the configuration knew that member by, and has to know them by still when it is used.</param>
[GenerateSerializer, Immutable, Alias("alfred.invitation")]
public sealed record Invitation(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] MemberRole Role,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] MemberId? Of,
    [property: Id(5)] MemberId? By = null,
    [property: Id(6)] ImmutableArray<string> Roots = default)
{
    /// <summary>Hides the code: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(invitation)";
}
