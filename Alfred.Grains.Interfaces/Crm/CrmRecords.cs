using Alfred.Expenses;

namespace Alfred.Crm;

/// <summary>A company that is known to the CRM.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Name">Its name there.</param>
public sealed record CrmCompany(string Id, string Name);

/// <summary>A person at a company.</summary>
/// <param name="Name">First and last name.</param>
/// <param name="Title">What they do there; null when unknown.</param>
/// <param name="Email">Their address; null when unknown.</param>
/// <param name="Phone">Their number as it is written there; null when unknown.</param>
/// <param name="Company">Where; null when unknown.</param>
/// <param name="TalkedAt">When somebody last talked to them or wrote to them; null for never, or when unknown.</param>
/// <param name="Link">Where to read more; null for nowhere.</param>
public sealed record CrmPerson(
    string Name, string? Title, string? Email, string? Phone, string? Company, DateTimeOffset? TalkedAt, Uri? Link);

/// <summary>A deal.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Amount">What it is worth; null when nobody said.</param>
/// <param name="Stage">The stage as it is called there; null when unknown.</param>
/// <param name="ClosesOn">When it closes or closed; null when nobody said.</param>
/// <param name="Link">Where to read more; null for nowhere.</param>
public sealed record CrmDeal(string Name, Money? Amount, string? Stage, DateOnly? ClosesOn, Uri? Link);

/// <summary>Rows that answer a question.</summary>
/// <param name="Rows">The first of them.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="AsOf">The time of the data.</param>
public sealed record CrmAnswer<T>(ImmutableArray<T> Rows, int Count, DateTimeOffset AsOf);

/// <summary>Deals that answer a question.</summary>
/// <param name="Top">The largest ones, at most <see cref="CrmLimits.Rows"/>.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Sums">What they come to, one amount a currency, the largest first. Deals without an amount are left out.</param>
/// <param name="Summed">How many deals were added up: fewer than <paramref name="Count"/> where there are too many.</param>
/// <param name="AsOf">The time of the data.</param>
public sealed record DealAnswer(
    ImmutableArray<CrmDeal> Top, int Count, ImmutableArray<Money> Sums, int Summed, DateTimeOffset AsOf);
