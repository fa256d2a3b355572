namespace Alfred.Postcards;

/// <summary>Where postcards go and come from.</summary>
/// <param name="PostOffice">The provider's API.</param>
/// <param name="Secret">What the provider signs with.</param>
public sealed record PostcardsOptions(Uri PostOffice, string Secret);
