using Alfred.Gateway.Webhooks;
using Alfred.Instances;

namespace Alfred.Gateway.Crm;

/// <summary>
/// Knows the account behind the token. Asked once: an account does not change its number. Two that ask at once learn the same.
/// </summary>
internal sealed class HubSpotAccounts(HubSpotApi api, Instance instance)
{
    private HubSpotAccount? _account;

    /// <exception cref="Alfred.Crm.CrmException">HubSpot did not answer.</exception>
    public async ValueTask<HubSpotAccount> FindAsync(CancellationToken cancellationToken) =>
        _account ??= await api.AccountAsync(root => new HubSpotAccount(
            root.At("uiDomain"u8).Id() is { } domain && domain.EndsWith(".hubspot.com", StringComparison.Ordinal)
                ? domain : "app.hubspot.com",
            root.At("portalId"u8).Number(),
            root.At("companyCurrency"u8).Id() is { Length: 3 } currency ? currency : instance.Currency), cancellationToken);
}

/// <summary>An account.</summary>
/// <param name="Domain">Where people look at it.</param>
/// <param name="Portal">Its number; null when HubSpot did not tell.</param>
/// <param name="Currency">What amounts without a currency are in.</param>
internal sealed record HubSpotAccount(string Domain, long? Portal, string Currency)
{
    /// <summary>Where a record can be read.</summary>
    public Uri? LinkTo(string kind, string? id) => Portal is null || id is null || !id.All(char.IsAsciiDigit)
        ? null
        : new(string.Create(CultureInfo.InvariantCulture, $"https://{Domain}/contacts/{Portal}/record/{kind}/{id}"));
}
