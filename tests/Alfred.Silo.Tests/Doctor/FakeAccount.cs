using System.Security.Cryptography;
using System.Text;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.Silo.Doctor;

/// <summary>What Meta knows of an account: its number, its app secret, and how long its token is valid.</summary>
internal sealed class FakeAccount : FakeServer
{
    public const string PhoneId = "106540352242922";
    public const string Token = "the-permanent-token";
    public const string AppSecret = "the-app-secret";

    /// <summary>When the token ends, in seconds since 1970; 0 for never.</summary>
    public long ExpiresAt { get; set; }

    public static async Task<FakeAccount> StartAsync()
    {
        var account = new FakeAccount();
        await account.StartAsync(app =>
        {
            app.MapGet("/v24.0/debug_token", () => Results.Json(new { data = new { expires_at = account.ExpiresAt } }));
            app.MapGet("/v24.0/{id}", (string id, HttpRequest request) => Results.Json(Answer(id, request)));
        }, port: 0);
        return account;
    }

    private static object Answer(string id, HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {Token}")
            return Error("Invalid OAuth access token");
        if (request.Query["appsecret_proof"] != Proof())
            return Error("Invalid appsecret_proof provided in the API argument");
        return id == PhoneId ? new { verified_name = "The Lovelaces", quality_rating = "GREEN" } : Error("Unsupported get request");
    }

    private static object Error(string message) => new { error = new { message } };

    private static string Proof() =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(Token)));
}
