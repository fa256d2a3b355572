using Alfred.Gateway.Outbound;
using Alfred.Mailboxes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alfred.Gateway.Mail;

/// <summary>Registers what reads mail.</summary>
public static class MailServices
{
    /// <summary>Registers the one <see cref="IMailReader"/>; without mailboxes it has none to read.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, ImmutableArray<MailboxOptions> mailboxes, bool isProduction)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDialer, SystemDialer>();
        services.AddOutboundClient(new OutboundClient(
            MailTokens.ClientName,
            [.. mailboxes.Select(mailbox => mailbox.Tokens).OfType<TokenEndpoint>()
                .Select(tokens => AllowedOrigin.Configured(tokens.Url, isProduction))]));
        services.AddSingleton<MailTokens>();
        services.AddSingleton<IMailReader>(provider => new ImapMailReader(
            mailboxes, provider.GetRequiredService<IDialer>(), provider.GetRequiredService<MailTokens>(),
            provider.GetRequiredService<ILogger<ImapMailReader>>()));
        return services;
    }
}
