// Made from /api/openapi.json: UPDATE_API_TYPES=true npm test -- test/portal/api-types.test.ts
export interface paths {
    "/api/v1/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an activation
         * @description Binds it to this browser by a cookie; every later call needs that cookie.
         */
        post: operations["postActivations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an activation stands */
        get: operations["getActivationsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/{id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove who you are */
        post: operations["postActivationsIdIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the service agreement */
        post: operations["postActivationsIdAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose username and password */
        post: operations["postActivationsIdCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an address and be sent a code; again to have another one sent */
        post: operations["postActivationsIdContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/{id}/otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the address with the code; the account exists from then on */
        post: operations["postActivationsIdOtp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activation-objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an activation that is not yours, or disable the account it made
         * @description With the token from the message to the contact on file. It works once.
         */
        post: operations["postActivationObjections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Brand, official address and whom to call
         * @description May be kept for five minutes.
         */
        get: operations["getSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service agreement in force */
        get: operations["getTermsCurrent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captchas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a captcha
         * @description Tied to this browser by a cookie. One try each; ask for a new one after it.
         */
        post: operations["postCaptchas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captchas/{id}/solution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Solve a captcha
         * @description The one try is used up whatever comes of it.
         */
        post: operations["postCaptchasIdSolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this account has agreed to, and when */
        get: operations["getTermsAcceptances"];
        put?: never;
        /**
         * Agree to the newest service agreement
         * @description Other routes answer TERMS_REQUIRED until then.
         */
        post: operations["postTermsAcceptances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-strength": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How hard a password is to guess, and why
         * @description Nothing of it is kept or logged.
         */
        post: operations["postPasswordStrength"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in
         * @description The same refusal, at the same cost, whatever the reason. After several failures in a row everything is refused for as long as the header Retry-After says; the wait passes by itself.
         */
        post: operations["postSession"];
        /** Sign out */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish signing in with a code of the authenticator app, or a recovery code
         * @description For the browser whose password was right within the last minutes. Tries are limited as sign-ins are.
         */
        post: operations["postSessionSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where this account is signed in */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        /** End all of this account’s sessions but the one that asks */
        delete: operations["deleteSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of this account’s sessions */
        delete: operations["deleteSessionsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether signing in asks for a code, and how many recovery codes are left */
        get: operations["getSecondFactor"];
        put?: never;
        /**
         * Begin to use an authenticator app
         * @description Signing in stays as it is until a code has confirmed that the app has the secret.
         */
        post: operations["postSecondFactor"];
        /** Stop using the authenticator app */
        delete: operations["deleteSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm by a code that the app has the secret */
        post: operations["postSecondFactorConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recover a forgotten password
         * @description Sends a code to all bound addresses, or to the one that is named. The same answer whether or not there is such an account. Binds the recovery to this browser by a cookie. For another code, begin again.
         */
        post: operations["postRecoveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a recovery stands */
        get: operations["getRecoveriesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the code, and get ten minutes to set a new password
         * @description For a name that nobody has every code is wrong.
         */
        post: operations["postRecoveriesIdOtp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the new password
         * @description It is judged before anything is used up. Afterwards every session is ended, every bound address is told, and nobody is signed in.
         */
        post: operations["postRecoveriesIdPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password
         * @description Every other session is ended, and every bound address is told.
         */
        post: operations["postPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bound addresses, masked */
        get: operations["getContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bind another address
         * @description Asks for the password again and sends a code to the new address, whether or not it is bound elsewhere. It takes the place of the address of the same channel, or comes beside that of the other; until it is proved nothing changes.
         */
        post: operations["postContactChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a change stands */
        get: operations["getContactChangesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-changes/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have another code sent to the new address */
        post: operations["postContactChangesIdCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-changes/{id}/otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove the new address with the code; it is bound from then on
         * @description The addresses bound before are told.
         */
        post: operations["postContactChangesIdOtp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is to be told of: statements, and the account’s own safety */
        get: operations["getNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark notices as read, up to an instant */
        post: operations["postNoticesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this account is told of its statements */
        get: operations["getNotificationSettings"];
        /**
         * Change how this account is told of its statements
         * @description From the next statement on. Messages about the account’s safety are always sent.
         */
        put: operations["putNotificationSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/application-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The application types */
        get: operations["getApplicationTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group’s members, or the merchant itself */
        get: operations["getMerchants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The files of several statements in one ZIP
         * @description Of the newest versions, found as GET /statements finds them. `SHA256SUMS.txt` in it has the digest of each file.
         */
        get: operations["getStatementsArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest version of each statement that touches a range of clearing dates */
        get: operations["getStatements"];
        put?: never;
        /**
         * Have statements produced for a range within one month
         * @description Asking again while it is being produced is the same request.
         */
        post: operations["postStatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One statement, any version */
        get: operations["getStatementsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this account asked for lately */
        get: operations["getStatementRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a request is */
        get: operations["getStatementRequestsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/files/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement’s file
         * @description ETag is the SHA-256 of its bytes.
         */
        get: operations["getStatementsIdFilesFormat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statement-months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How each month stands, with its sums
         * @description Of the subject’s own whole-month statements; the last 12 months unless asked otherwise, 36 at the most.
         */
        get: operations["getStatementMonths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts, sums and digests of one statement, any version */
        get: operations["getStatementsIdManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement’s first rows and its sums by terminal
         * @description Of just this version, also when it was superseded.
         */
        get: operations["getStatementsIdPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of a statement, and what each changed */
        get: operations["getStatementsIdVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Identity: {
            /** @constant */
            method: "registration";
            /**
             * @description 15 digits, printed on the POS slip.
             * @example 951002001121025
             */
            merchantNo: string;
            /** @description Of the legal representative’s document. */
            legalRepresentativeIdNo: string;
            /** @description 18 characters, or 15 of an older licence. */
            businessLicenceNo: string;
        } | {
            /** @constant */
            method: "phone";
            /**
             * @description 15 digits, printed on the POS slip.
             * @example 951002001121025
             */
            merchantNo: string;
            /** @description The mobile number left at signing. */
            registeredPhone: string;
        } | {
            /** @constant */
            method: "group";
            /** @example 800100200300 */
            groupNo: string;
            /** @description The initial one that was issued. */
            password: string;
        };
        Contact: {
            /** @constant */
            channel: "email";
            address: string;
        } | {
            /** @constant */
            channel: "phone";
            address: string;
        };
        CaptchaSolution: {
            /**
             * @description Left edge of the piece in px of the picture, to ±5.
             * @example 181
             */
            x: number;
            /** @description How the piece came to its place. */
            track: {
                /**
                 * @description How the piece was moved. Arrow keys and a click on the track are as good as dragging.
                 * @enum {string}
                 */
                pointer: "mouse" | "touch" | "pen" | "keyboard";
                /** @description In order, the last one at the answer; thin them out above 600. */
                points: {
                    /** @description Left edge of the piece, px of the picture. */
                    x: number;
                    /** @description Of the pointer, px of the picture, where known. */
                    y?: number;
                    /** @description ms since the puzzle was shown. */
                    t: number;
                }[];
            };
        } | {
            /** @description ALTCHA’s payload: base64 of JSON `{challenge, solution: {counter, derivedKey}}`. */
            payload: string;
        };
        StartContactChange: {
            /** @constant */
            channel: "email";
            address: string;
            /** @description The account’s own, asked for again. */
            password: string;
        } | {
            /** @constant */
            channel: "phone";
            address: string;
            /** @description The account’s own, asked for again. */
            password: string;
        };
        NotificationSettings: {
            /**
             * @description `attachments`: the files come with the mail as long as they are small. `links`: they never do. `none`: no message about statements at all; they are in the portal all the same.
             * @enum {string}
             */
            statementMail: "attachments" | "links" | "none";
        };
        Activation: {
            id: string;
            /**
             * @description What it waits for next, or how it ended.
             * @enum {string}
             */
            state: "VERIFY" | "AGREE" | "CREDENTIALS" | "CONTACT" | "OTP" | "DONE" | "EXPIRED" | "LOCKED";
            /** @enum {string} */
            subjectType: "merchant" | "group";
            /** Format: date-time */
            expiresAt: string;
            codeSentTo?: {
                /** @enum {string} */
                channel: "email" | "phone";
                /** @example 138****8000 */
                maskedAddress: string;
            };
            /** Format: date-time */
            resendAfter?: string;
        };
        /** @description Nothing is lost; the answer is on its way. */
        StillWorking: {
            /** @constant */
            code: "STILL_WORKING";
            /** @description Where to look for the outcome; the same as the header Location. */
            where: string;
            retryAfterSeconds: number;
        };
        /** @description RFC 9457 problem details. */
        Problem: {
            /** @example urn:merchant-online-services:problem:merchant-no-format */
            type: string;
            /** @description What happened, in the language of Accept-Language (zh-CN or en). */
            title: string;
            status: number;
            /** @description What to do next. */
            detail?: string;
            instance?: string;
            code: components["schemas"]["ErrorCode"];
            /** @description The same as in the header X-Request-Id; quote it to the hotline. */
            requestId: string;
            /** @description What is wrong field by field. */
            errors?: {
                field: string;
                code: components["schemas"]["ErrorCode"];
                /** @description What to do about it, in the language of the rest. */
                message: string;
            }[];
            details?: {
                [key: string]: string | number | boolean;
            };
            /** @description Whom to call. */
            support?: {
                hotline: string;
                contacts: {
                    branchName: string;
                    supportContacts: {
                        region: string;
                        phones: string[];
                    }[];
                }[];
            };
        };
        /**
         * @description Stable for ever; pages choose their words by it.
         * @enum {string}
         */
        ErrorCode: "MERCHANT_NO_FORMAT" | "GROUP_NO_FORMAT" | "ID_NO_FORMAT" | "LICENCE_NO_FORMAT" | "PHONE_FORMAT" | "EMAIL_FORMAT" | "USERNAME_FORMAT" | "USERNAME_IS_PHONE" | "USERNAME_IS_EMAIL" | "USERNAME_RESERVED" | "USERNAME_TAKEN" | "PASSWORD_LENGTH" | "PASSWORD_COMPOSITION" | "PASSWORD_CONTAINS_NAME" | "PASSWORD_REUSED" | "PASSWORD_TOO_COMMON" | "PASSWORD_TOO_WEAK" | "PASSWORD_IS_INITIAL" | "PERIOD_FORMAT" | "PERIOD_ACROSS_MONTHS" | "PERIOD_IN_FUTURE" | "IDENTITY_MISMATCH" | "IDENTITY_TRIES_EXHAUSTED" | "ALREADY_ACTIVATED" | "OBJECTION_NOT_FOUND" | "GROUP_NOT_FOUND" | "STEP_OUT_OF_ORDER" | "FLOW_NOT_FOUND" | "FLOW_EXPIRED" | "FLOW_LOCKED" | "TERMS_OUTDATED" | "TERMS_REQUIRED" | "ADDRESS_TAKEN" | "ADDRESS_REFUSED" | "CODE_WRONG" | "CODE_EXPIRED" | "CODE_TRIES_EXHAUSTED" | "CODE_RESEND_TOO_SOON" | "CODE_NOT_SENT" | "CODE_LIMIT_REACHED" | "INPUT_GONE" | "SIGN_IN_REFUSED" | "SESSION_REQUIRED" | "SESSION_NOT_FOUND" | "SECOND_FACTOR_REQUIRED" | "SECOND_FACTOR_WRONG" | "SECOND_FACTOR_EXPIRED" | "SECOND_FACTOR_EXISTS" | "SECOND_FACTOR_NOT_FOUND" | "PASSWORD_WRONG" | "CAPTCHA_REQUIRED" | "CAPTCHA_WRONG" | "CAPTCHA_EXPIRED" | "CAPTCHA_TOO_MANY" | "ACCOUNT_NOT_FOUND" | "CONTACT_NOT_FOUND" | "MESSAGE_NOT_FOUND" | "NOTHING_TO_CHANGE" | "STATEMENT_NOT_FOUND" | "FILE_EXPIRED" | "STATEMENT_REQUEST_NOT_FOUND" | "ARCHIVE_TOO_LARGE" | "SUBJECT_NOT_FOUND" | "APPLICATION_TYPE_UNKNOWN" | "RUN_NOT_FOUND" | "RUN_IN_PROGRESS" | "RUN_EXISTS" | "RUN_NOTHING_TO_RETRY" | "RUN_PREVIEW_STALE" | "CLEARING_INCOMPLETE" | "LEDGER_UNOWNED" | "TOTALS_DISAGREE" | "RENDERING_FAILED" | "RENDERING_TIMED_OUT" | "STORAGE_FAILED" | "REQUEST_MALFORMED" | "REQUEST_INVALID" | "REQUEST_TOO_LARGE" | "REQUEST_CROSS_SITE" | "WRONG_HOST" | "ROUTE_NOT_FOUND" | "MEDIA_TYPE_UNSUPPORTED" | "STILL_WORKING" | "SERVICE_UNAVAILABLE" | "INTERNAL";
        ObjectionOutcome: {
            /**
             * @description STOPPED: no account was made. DISABLED: it was there and can be used no more.
             * @enum {string}
             */
            outcome: "STOPPED" | "DISABLED";
        };
        Site: {
            brand: string;
            /** @description The official address; any other is a look-alike. */
            publicOrigin: string;
            hotline: string;
            /** @description One entry for each number; a region may have several. */
            regionalContacts: {
                region: string;
                phone: string;
            }[];
            /** @description The service agreement in force. */
            terms?: {
                version: string;
                title: string;
                /** Format: date-time */
                publishedAt: string;
            };
        };
        Terms: {
            version: string;
            /** @enum {string} */
            locale: "zh-CN" | "en";
            title: string;
            body: string;
            /** @description Over the UTF-8 of body. */
            sha256: string;
            /** Format: date-time */
            publishedAt: string;
        };
        Captcha: {
            /** Format: uuid */
            id: string;
            /**
             * @description `slider` is dragged; `proof-of-work` is the way without dragging. Both have the same limits.
             * @enum {string}
             */
            kind: "slider" | "proof-of-work";
            /**
             * @description What the token will be good for. Operators sign in with `sign-in` too.
             * @enum {string}
             */
            purpose: "sign-in" | "recovery" | "activation";
            /** Format: date-time */
            expiresAt: string;
            slider?: {
                /**
                 * @description data: URL of the picture with the hole.
                 * @example data:image/webp;base64,…
                 */
                background: string;
                /** @description data: URL of the piece, transparent around its outline. */
                piece: string;
                /**
                 * @description Of the picture, px.
                 * @example 320
                 */
                width: number;
                /**
                 * @description Of the picture, px.
                 * @example 160
                 */
                height: number;
                /** @description Width and height of the piece’s picture, px. */
                pieceSize: number;
                /** @description Top edge of the piece, px; it moves sideways only, from x = 0. */
                pieceY: number;
            };
            /** @description For `solveChallenge` of altcha-lib 2, or the ALTCHA widget 3. */
            challenge?: {
                parameters: {
                    /** @example PBKDF2/SHA-256 */
                    algorithm: string;
                    nonce: string;
                    salt: string;
                    cost: number;
                    keyLength: number;
                    keyPrefix: string;
                    keySignature?: string;
                };
                signature: string;
            };
        };
        /** @description Good once, in this browser, for the purpose it was asked for. */
        CaptchaToken: {
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        TermsAcceptanceList: {
            items: {
                version: string;
                /** @enum {string} */
                locale: "zh-CN" | "en";
                title: string;
                /** @description The very text, to be read again and compared with a newer one. */
                body: string;
                /** @description Of the text that was agreed to. */
                sha256: string;
                /** Format: date-time */
                acceptedAt: string;
            }[];
        };
        PasswordStrength: {
            /** @description 0 is guessed at once; 3 is asked for. */
            score: number;
            guessesLog10: number;
            acceptable: boolean;
            problems: {
                /** @enum {string} */
                code: "MERCHANT_NO_FORMAT" | "GROUP_NO_FORMAT" | "ID_NO_FORMAT" | "LICENCE_NO_FORMAT" | "PHONE_FORMAT" | "EMAIL_FORMAT" | "USERNAME_FORMAT" | "USERNAME_IS_PHONE" | "USERNAME_IS_EMAIL" | "USERNAME_RESERVED" | "USERNAME_TAKEN" | "PASSWORD_LENGTH" | "PASSWORD_COMPOSITION" | "PASSWORD_CONTAINS_NAME" | "PASSWORD_REUSED" | "PASSWORD_TOO_COMMON" | "PASSWORD_TOO_WEAK" | "PASSWORD_IS_INITIAL" | "PERIOD_FORMAT" | "PERIOD_ACROSS_MONTHS" | "PERIOD_IN_FUTURE" | "IDENTITY_MISMATCH" | "IDENTITY_TRIES_EXHAUSTED" | "ALREADY_ACTIVATED" | "OBJECTION_NOT_FOUND" | "GROUP_NOT_FOUND" | "STEP_OUT_OF_ORDER" | "FLOW_NOT_FOUND" | "FLOW_EXPIRED" | "FLOW_LOCKED" | "TERMS_OUTDATED" | "TERMS_REQUIRED" | "ADDRESS_TAKEN" | "ADDRESS_REFUSED" | "CODE_WRONG" | "CODE_EXPIRED" | "CODE_TRIES_EXHAUSTED" | "CODE_RESEND_TOO_SOON" | "CODE_NOT_SENT" | "CODE_LIMIT_REACHED" | "INPUT_GONE" | "SIGN_IN_REFUSED" | "SESSION_REQUIRED" | "SESSION_NOT_FOUND" | "SECOND_FACTOR_REQUIRED" | "SECOND_FACTOR_WRONG" | "SECOND_FACTOR_EXPIRED" | "SECOND_FACTOR_EXISTS" | "SECOND_FACTOR_NOT_FOUND" | "PASSWORD_WRONG" | "CAPTCHA_REQUIRED" | "CAPTCHA_WRONG" | "CAPTCHA_EXPIRED" | "CAPTCHA_TOO_MANY" | "ACCOUNT_NOT_FOUND" | "CONTACT_NOT_FOUND" | "MESSAGE_NOT_FOUND" | "NOTHING_TO_CHANGE" | "STATEMENT_NOT_FOUND" | "FILE_EXPIRED" | "STATEMENT_REQUEST_NOT_FOUND" | "ARCHIVE_TOO_LARGE" | "SUBJECT_NOT_FOUND" | "APPLICATION_TYPE_UNKNOWN" | "RUN_NOT_FOUND" | "RUN_IN_PROGRESS" | "RUN_EXISTS" | "RUN_NOTHING_TO_RETRY" | "RUN_PREVIEW_STALE" | "CLEARING_INCOMPLETE" | "LEDGER_UNOWNED" | "TOTALS_DISAGREE" | "RENDERING_FAILED" | "RENDERING_TIMED_OUT" | "STORAGE_FAILED" | "REQUEST_MALFORMED" | "REQUEST_INVALID" | "REQUEST_TOO_LARGE" | "REQUEST_CROSS_SITE" | "WRONG_HOST" | "ROUTE_NOT_FOUND" | "MEDIA_TYPE_UNSUPPORTED" | "STILL_WORKING" | "SERVICE_UNAVAILABLE" | "INTERNAL";
                text: string;
            }[];
            reasons: {
                /** @description As zxcvbn calls it. */
                code: string;
                /** @description In the language of Accept-Language. */
                text: string;
            }[];
            suggestions: {
                /** @description As zxcvbn calls it. */
                code: string;
                /** @description In the language of Accept-Language. */
                text: string;
            }[];
        };
        Profile: {
            username: string;
            /** @enum {string} */
            subjectType: "merchant" | "group";
            subjectNo: string;
            subjectName: string;
            branchName: string;
            /** Format: date-time */
            signedInAt: string;
            /**
             * Format: date-time
             * @description The session ends then, whatever is done.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description The session ends then unless something is done.
             */
            idleExpiresAt: string;
            /**
             * Format: date-time
             * @description The sign-in before this one.
             */
            lastSignInAt?: string;
            secondFactor: boolean;
            /** @description What is bound. */
            contacts: {
                email: boolean;
                phone: boolean;
            };
        };
        /** @description Not signed in yet: the code is still to come. */
        SecondFactorRequired: {
            /** @constant */
            code: "SECOND_FACTOR_REQUIRED";
            /**
             * Format: date-time
             * @description Until then the password need not be typed again.
             */
            expiresAt: string;
        };
        SessionList: {
            items: {
                id: string;
                /** @description Whether it is the one that asks. */
                current: boolean;
                userAgent: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                lastSeenAt: string;
            }[];
        };
        SecondFactor: {
            enabled: boolean;
            /** Format: date-time */
            confirmedAt?: string;
            recoveryCodesLeft?: number;
        };
        SecondFactorEnrolment: {
            /** @description Base32, to be typed into the app. */
            secret: string;
            /** @description `otpauth://`, to be shown as a QR code. */
            uri: string;
            /**
             * Format: date-time
             * @description Until then it may be confirmed.
             */
            expiresAt: string;
        };
        RecoveryCodes: {
            /** @description Told this once and never again. */
            recoveryCodes: string[];
        };
        Recovery: {
            id: string;
            /**
             * @description What it waits for next, or how it ended.
             * @enum {string}
             */
            state: "OTP" | "NEW_PASSWORD" | "DONE" | "EXPIRED" | "LOCKED";
            /** Format: date-time */
            expiresAt: string;
        };
        ContactList: {
            items: {
                /** @enum {string} */
                channel: "email" | "phone";
                /** @example 138****8000 */
                masked: string;
                /** Format: date-time */
                boundAt: string;
                /** @description Its server refuses our mail; statements are not sent there until something arrives again. */
                refused: boolean;
            }[];
        };
        ContactChange: {
            id: string;
            /**
             * @description What it waits for next, or how it ended. Bindings stay as they are until DONE.
             * @enum {string}
             */
            state: "CONTACT" | "OTP" | "DONE" | "EXPIRED" | "LOCKED";
            /** Format: date-time */
            expiresAt: string;
            codeSentTo?: {
                /** @enum {string} */
                channel: "email" | "phone";
                /** @example 138****8000 */
                maskedAddress: string;
            };
            /** Format: date-time */
            resendAfter?: string;
        };
        NoticeList: {
            items: {
                id: string;
                /**
                 * @description Others may be added.
                 * @enum {string}
                 */
                kind: "STATEMENT_READY" | "STATEMENT_CORRECTED" | "PASSWORD_CHANGED" | "CONTACT_CHANGED" | "SECOND_FACTOR_CHANGED" | "SIGNED_IN_ELSEWHERE";
                /** Format: date-time */
                at: string;
                /** @description Of a statement: `statementId`, `month`, `applicationType`, `subjectNo`, `version`. Of a contact: `channel`. Of a sign-in: `userAgent`. */
                data: {
                    [key: string]: string | number;
                };
                read: boolean;
            }[];
            /** @description Of all notices, not of this page. */
            unread: number;
            nextCursor?: string;
        };
        ApplicationTypeList: {
            items: {
                code: string;
                name: string;
            }[];
        };
        MemberList: {
            items: {
                merchantNo: string;
                name: string;
            }[];
        };
        StatementList: {
            items: components["schemas"]["Statement"][];
            nextCursor?: string;
        };
        Statement: {
            id: string;
            /** @enum {string} */
            subjectType: "merchant" | "group";
            subjectNo: string;
            subjectName?: string;
            applicationType: {
                code: string;
                name: string;
            };
            /** @description Clearing dates, both included. */
            period: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            version: number;
            /** @description The id of the version before. */
            supersedes?: string;
            /**
             * @description Clearing files of its month were missing; a later version will replace it.
             * @constant
             */
            provisional?: true;
            rows: number;
            /** @description In fen; 100 fen are 1 yuan. */
            amountFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            netFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            feeFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            payoutFen: number;
            /** Format: date-time */
            createdAt: string;
            files: {
                /** @enum {string} */
                format: "xlsx" | "pdf" | "csv";
                fileName: string;
                bytes: number;
                sha256: string;
                href: string;
            }[];
        };
        Accepted: {
            /** @description Where the outcome will be; the same as the header Location. */
            where: string;
        };
        StatementRequestList: {
            items: components["schemas"]["StatementRequest"][];
        };
        StatementRequest: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "PRODUCING" | "READY" | "EMPTY" | "FAILED";
            period: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            /** @description As it was asked for. */
            merchantNo?: string;
            /** @description In application types; a total of 0 is not known yet. */
            progress: {
                done: number;
                total: number;
            };
            statementIds: string[];
            /**
             * @description Why it failed.
             * @enum {string}
             */
            code?: "MERCHANT_NO_FORMAT" | "GROUP_NO_FORMAT" | "ID_NO_FORMAT" | "LICENCE_NO_FORMAT" | "PHONE_FORMAT" | "EMAIL_FORMAT" | "USERNAME_FORMAT" | "USERNAME_IS_PHONE" | "USERNAME_IS_EMAIL" | "USERNAME_RESERVED" | "USERNAME_TAKEN" | "PASSWORD_LENGTH" | "PASSWORD_COMPOSITION" | "PASSWORD_CONTAINS_NAME" | "PASSWORD_REUSED" | "PASSWORD_TOO_COMMON" | "PASSWORD_TOO_WEAK" | "PASSWORD_IS_INITIAL" | "PERIOD_FORMAT" | "PERIOD_ACROSS_MONTHS" | "PERIOD_IN_FUTURE" | "IDENTITY_MISMATCH" | "IDENTITY_TRIES_EXHAUSTED" | "ALREADY_ACTIVATED" | "OBJECTION_NOT_FOUND" | "GROUP_NOT_FOUND" | "STEP_OUT_OF_ORDER" | "FLOW_NOT_FOUND" | "FLOW_EXPIRED" | "FLOW_LOCKED" | "TERMS_OUTDATED" | "TERMS_REQUIRED" | "ADDRESS_TAKEN" | "ADDRESS_REFUSED" | "CODE_WRONG" | "CODE_EXPIRED" | "CODE_TRIES_EXHAUSTED" | "CODE_RESEND_TOO_SOON" | "CODE_NOT_SENT" | "CODE_LIMIT_REACHED" | "INPUT_GONE" | "SIGN_IN_REFUSED" | "SESSION_REQUIRED" | "SESSION_NOT_FOUND" | "SECOND_FACTOR_REQUIRED" | "SECOND_FACTOR_WRONG" | "SECOND_FACTOR_EXPIRED" | "SECOND_FACTOR_EXISTS" | "SECOND_FACTOR_NOT_FOUND" | "PASSWORD_WRONG" | "CAPTCHA_REQUIRED" | "CAPTCHA_WRONG" | "CAPTCHA_EXPIRED" | "CAPTCHA_TOO_MANY" | "ACCOUNT_NOT_FOUND" | "CONTACT_NOT_FOUND" | "MESSAGE_NOT_FOUND" | "NOTHING_TO_CHANGE" | "STATEMENT_NOT_FOUND" | "FILE_EXPIRED" | "STATEMENT_REQUEST_NOT_FOUND" | "ARCHIVE_TOO_LARGE" | "SUBJECT_NOT_FOUND" | "APPLICATION_TYPE_UNKNOWN" | "RUN_NOT_FOUND" | "RUN_IN_PROGRESS" | "RUN_EXISTS" | "RUN_NOTHING_TO_RETRY" | "RUN_PREVIEW_STALE" | "CLEARING_INCOMPLETE" | "LEDGER_UNOWNED" | "TOTALS_DISAGREE" | "RENDERING_FAILED" | "RENDERING_TIMED_OUT" | "STORAGE_FAILED" | "REQUEST_MALFORMED" | "REQUEST_INVALID" | "REQUEST_TOO_LARGE" | "REQUEST_CROSS_SITE" | "WRONG_HOST" | "ROUTE_NOT_FOUND" | "MEDIA_TYPE_UNSUPPORTED" | "STILL_WORKING" | "SERVICE_UNAVAILABLE" | "INTERNAL";
            /** Format: date-time */
            requestedAt: string;
            /**
             * Format: date-time
             * @description From then on nothing is known of the request; what was produced stays in the list.
             */
            expiresAt: string;
        };
        StatementMonthList: {
            items: {
                /** @example 2019-09 */
                month: string;
                /**
                 * @description EMPTY: the month had no transactions. DELAYED: it is being looked into.
                 * @enum {string}
                 */
                state: "READY" | "PRODUCING" | "EMPTY" | "NOT_YET" | "DELAYED";
                /** @description Transactions, over all application types. */
                count: number;
                /** @description In fen; 100 fen are 1 yuan. */
                amountFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                feeFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                netFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                payoutFen: number;
                /** @description Whether one of them replaced an earlier version. */
                corrected: boolean;
                statementIds: string[];
                /**
                 * Format: date
                 * @description With NOT_YET, while the usual day of production has yet to pass.
                 */
                expectedOn?: string;
            }[];
        };
        StatementManifest: {
            id: string;
            /** @enum {string} */
            subjectType: "merchant" | "group";
            subjectNo: string;
            subjectName?: string;
            applicationType: {
                code: string;
                name: string;
            };
            /** @description Clearing dates, both included. */
            period: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            version: number;
            /** @description The id of the version before. */
            supersedes?: string;
            /**
             * @description Clearing files of its month were missing; a later version will replace it.
             * @constant
             */
            provisional?: true;
            rows: number;
            /** @description In fen; 100 fen are 1 yuan. */
            amountFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            netFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            feeFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            payoutFen: number;
            /** Format: date-time */
            createdAt: string;
            /** @description All that were made, also those past the time they are kept. */
            files: {
                /** @enum {string} */
                format: "xlsx" | "pdf" | "csv";
                part: number;
                fileName: string;
                bytes: number;
                sha256: string;
                /**
                 * Format: date-time
                 * @description When its time was over.
                 */
                removedAt?: string;
            }[];
            /** @description Over the canonical rows, whatever file they stand in. */
            rowsSha256: string;
        };
        StatementPreview: {
            /** @description The first ones, in the order of the clearing files. */
            rows: components["schemas"]["StatementRow"][];
            byTerminal: {
                merchantNo: string;
                merchantName: string;
                terminalNo: string;
                count: number;
                /** @description In fen; 100 fen are 1 yuan. */
                amountFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                feeFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                netFen: number;
            }[];
            totals: {
                count: number;
                /** @description In fen; 100 fen are 1 yuan. */
                amountFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                feeFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                netFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                payoutFen: number;
            };
        };
        /** @description The guide’s 14 columns in their order, after whose row it is. */
        StatementRow: {
            merchantNo: string;
            /** Format: date */
            clearingDate: string;
            /** Format: date */
            transactionDate: string;
            /** @example 17:15:54 */
            transactionTime: string;
            terminalNo: string;
            /**
             * @description Masked.
             * @example 10008*****1388
             */
            maskedCardNo: string;
            transactionType: string;
            /** @description In fen; 100 fen are 1 yuan. */
            amountFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            netFen: number;
            /** @description In fen; 100 fen are 1 yuan. */
            feeFen: number;
            traceNo: string;
            systemReferenceNo: string;
            channel: string;
            remark: string;
            /** @description The store’s name. */
            remark1: string;
        };
        StatementVersionList: {
            items: {
                id: string;
                /** @enum {string} */
                subjectType: "merchant" | "group";
                subjectNo: string;
                subjectName?: string;
                applicationType: {
                    code: string;
                    name: string;
                };
                /** @description Clearing dates, both included. */
                period: {
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                };
                version: number;
                /** @description The id of the version before. */
                supersedes?: string;
                /**
                 * @description Clearing files of its month were missing; a later version will replace it.
                 * @constant
                 */
                provisional?: true;
                rows: number;
                /** @description In fen; 100 fen are 1 yuan. */
                amountFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                netFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                feeFen: number;
                /** @description In fen; 100 fen are 1 yuan. */
                payoutFen: number;
                /** Format: date-time */
                createdAt: string;
                files: {
                    /** @enum {string} */
                    format: "xlsx" | "pdf" | "csv";
                    fileName: string;
                    bytes: number;
                    sha256: string;
                    href: string;
                }[];
                /** @description Against the version before it: sums are differences, and of the rows the first 50 are told. Absent for the first version and above 100000 rows. */
                changes?: {
                    addedRows: number;
                    removedRows: number;
                    /** @description In fen; 100 fen are 1 yuan. */
                    amountFen: number;
                    /** @description In fen; 100 fen are 1 yuan. */
                    feeFen: number;
                    /** @description In fen; 100 fen are 1 yuan. */
                    netFen: number;
                    added: components["schemas"]["StatementRow"][];
                    removed: components["schemas"]["StatementRow"][];
                };
            }[];
        };
        OperatorProfile: {
            username: string;
        };
        SentGroupInvitation: {
            groupNo: string;
            /** @example c***t@example.com */
            maskedAddress: string;
            /** Format: date-time */
            expiresAt: string;
        };
        RunList: {
            items: components["schemas"]["Run"][];
        };
        Run: {
            period: string;
            /** @enum {string} */
            state: "PLANNED" | "RUNNING" | "PAUSED" | "BLOCKED" | "SUCCEEDED" | "PARTIAL" | "CANCELLED";
            attempt: number;
            requestedBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Why it is BLOCKED. */
            errorCode?: string;
            /**
             * @description Went on though clearing files were missing; run the month again when they are there.
             * @constant
             */
            provisional?: true;
            /** @description Cleared transactions of the month that get into no statement, where there are any. */
            unowned?: {
                /** @constant */
                errorCode: "LEDGER_UNOWNED";
                rows: number;
                merchants: number;
            };
            counts: {
                items: number;
                succeeded: number;
                empty: number;
                noRecipient: number;
                failed: number;
                cancelled: number;
                pending: number;
            };
        };
        PlannedRun: {
            period: string;
            /** @constant */
            dryRun: true;
            items: number;
            merchants: number;
            groups: number;
            /** @description Declared and not loaded; none may be. */
            missingFiles: number;
            /** @description Loaded, but not adding up to their control totals; none may be. */
            mismatchedFiles: number;
            /** @description Cleared transactions of the month that get into no statement, where there are any. */
            unowned?: {
                /** @constant */
                errorCode: "LEDGER_UNOWNED";
                rows: number;
                merchants: number;
            };
        };
        RunWithErrors: {
            period: string;
            /** @enum {string} */
            state: "PLANNED" | "RUNNING" | "PAUSED" | "BLOCKED" | "SUCCEEDED" | "PARTIAL" | "CANCELLED";
            attempt: number;
            requestedBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Why it is BLOCKED. */
            errorCode?: string;
            /**
             * @description Went on though clearing files were missing; run the month again when they are there.
             * @constant
             */
            provisional?: true;
            /** @description Cleared transactions of the month that get into no statement, where there are any. */
            unowned?: {
                /** @constant */
                errorCode: "LEDGER_UNOWNED";
                rows: number;
                merchants: number;
            };
            counts: {
                items: number;
                succeeded: number;
                empty: number;
                noRecipient: number;
                failed: number;
                cancelled: number;
                pending: number;
            };
            errors: {
                errorCode: string;
                count: number;
            }[];
        };
        RunManifest: {
            period: string;
            attempt: number;
            statements: number;
            files: number;
            bytes: number;
            /** @description Over the newest versions; equal to the ledger’s. */
            sums: {
                /** @enum {string} */
                subjectType: "merchant" | "group";
                applicationTypeCode: string;
                statements: number;
                /** @description Rows in them. */
                count: number;
                amountFen: number;
                netFen: number;
                feeFen: number;
            }[];
            /** @description Over a line for each file of each statement: its sums, its rows’ digest and its bytes’. */
            sha256: string;
            /** Format: date-time */
            createdAt: string;
        };
        PlannedItemList: {
            items: {
                ordinal: number;
                /** @enum {string} */
                subjectType: "merchant" | "group";
                subjectNo: string;
            }[];
            nextCursor?: string;
        };
        RunItemList: {
            items: {
                ordinal: number;
                /** @enum {string} */
                subjectType: "merchant" | "group";
                subjectNo: string;
                /** @enum {string} */
                state: "PENDING" | "RUNNING" | "DONE" | "EMPTY" | "NO_RECIPIENT" | "FAILED" | "CANCELLED";
                errorCode?: string;
                attempt: number;
                /** Format: date-time */
                finishedAt?: string;
            }[];
            nextCursor?: string;
        };
        OperatedAccountList: {
            items: components["schemas"]["OperatedAccount"][];
            nextCursor?: string;
        };
        OperatedAccount: {
            id: number;
            username: string;
            /** @enum {string} */
            state: "ACTIVE" | "DISABLED";
            /** @enum {string} */
            subjectType: "merchant" | "group";
            subjectNo: string;
            subjectName: string;
            /** Format: date-time */
            createdAt: string;
            contacts: {
                id: number;
                /** @enum {string} */
                channel: "email" | "phone";
                maskedAddress: string;
                /** Format: date-time */
                createdAt: string;
                /**
                 * @description How its server refuses our mail, if it does.
                 * @example SMTP 550 5.1.1
                 */
                refusedCode?: string;
            }[];
        };
        OperatedAccountDetail: {
            id: number;
            username: string;
            /** @enum {string} */
            state: "ACTIVE" | "DISABLED";
            /** @enum {string} */
            subjectType: "merchant" | "group";
            subjectNo: string;
            subjectName: string;
            /** Format: date-time */
            createdAt: string;
            contacts: {
                id: number;
                /** @enum {string} */
                channel: "email" | "phone";
                maskedAddress: string;
                /** Format: date-time */
                createdAt: string;
                /**
                 * @description How its server refuses our mail, if it does.
                 * @example SMTP 550 5.1.1
                 */
                refusedCode?: string;
            }[];
            /** @description How many are open. */
            sessions: number;
        };
        OutboxList: {
            items: {
                id: number;
                /** @enum {string} */
                channel: "email" | "phone";
                maskedAddress: string;
                template: string;
                /** @enum {string} */
                state: "PENDING" | "SENDING" | "SENT" | "FAILED" | "UNKNOWN";
                tries: number;
                errorCode?: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                nextTryAt: string;
                /** Format: date-time */
                sentAt?: string;
            }[];
            nextCursor?: string;
            relays: components["schemas"]["Relay"][];
        };
        Relay: {
            /** @enum {string} */
            channel: "email" | "phone";
            /**
             * @description BLOCKED: it failed too often in a row, and is left alone but for a message now and then.
             * @enum {string}
             */
            state: "DELIVERING" | "BLOCKED";
            /** @description How many messages wait for it. */
            waiting: number;
            /**
             * Format: date-time
             * @description Since when it is so.
             */
            since?: string;
            /** @example ECONNREFUSED */
            errorCode?: string;
            /**
             * Format: date-time
             * @description When a BLOCKED one is tried again.
             */
            nextProbeAt?: string;
        };
        Schedule: {
            paused: boolean;
            /** @description The 20th, 03:00 Asia/Shanghai, in UTC. */
            nextAt: string[];
            /** @description A firing missed while the engine was down is made up for so long; one missed in a pause never. */
            catchUpHours: number;
            /** @description Months with clearing whose run was due and is not there, oldest first. POST /ops/runs runs one. */
            missedMonths: string[];
        };
        AuditList: {
            items: {
                sequence: number;
                /** Format: date-time */
                at: string;
                actor: string;
                action: string;
                /** @enum {string} */
                outcome: "ACCEPTED" | "REFUSED";
                target: string;
                reason: string;
                detail: {
                    [key: string]: string | number;
                };
                requestId?: string;
                /** @description The same for the same address; a keyed hash. */
                ipHash?: string;
                /** @description The seal of the row, and so of all before it. */
                hash: string;
            }[];
            nextCursor?: string;
        };
        RetryPreview: {
            items: number;
            previewToken: string;
        };
        Alive: {
            /** @constant */
            status: "ok";
        };
        Ready: {
            /** @constant */
            status: "ready";
            /** @enum {string} */
            database: "up" | "down";
            /** @enum {string} */
            temporal: "up" | "down";
            /** @enum {string} */
            interactiveWorker: "up" | "down";
            /** @enum {string} */
            statementsWorker: "up" | "down";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postActivations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    subjectType: "merchant" | "group";
                };
            };
        };
        responses: {
            /** @description It has begun. */
            201: {
                headers: {
                    "X-Request-Id": string;
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description It has begun; its state is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getActivationsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id the activation began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postActivationsIdIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the activation began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Identity"];
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postActivationsIdAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the activation began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: string;
                    /** @description Of the text that was read, from GET /terms/current. */
                    sha256: string;
                    /**
                     * @description The language it was read in; else as Accept-Language says.
                     * @enum {string}
                     */
                    locale?: "zh-CN" | "en";
                };
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postActivationsIdCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the activation began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Letters, Chinese characters, digits, `.`, `_`, `-`; no phone number, no e-mail address. */
                    username: string;
                    /** @description 8 to 128 characters: upper and lower case letters and digits. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postActivationsIdContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the activation began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Contact"];
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postActivationsIdOtp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the activation began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 6 digits; spaces and full-width digits are understood.
                     * @example 123456
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postActivationObjections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind # in the link of the message. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description It is done. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionOutcome"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As configured, with the branches’ numbers. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTermsCurrent: {
        parameters: {
            query?: {
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the language asked for. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Terms"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCaptchas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description `slider` is dragged; `proof-of-work` is the way without dragging. Both have the same limits.
                     * @default slider
                     * @enum {string}
                     */
                    kind?: "slider" | "proof-of-work";
                    /**
                     * @description What the token will be good for. Operators sign in with `sign-in` too.
                     * @default sign-in
                     * @enum {string}
                     */
                    purpose?: "sign-in" | "recovery" | "activation";
                };
            };
        };
        responses: {
            /** @description `slider` or `challenge`, as its kind is. */
            201: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Captcha"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCaptchasIdSolution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaptchaSolution"];
            };
        };
        responses: {
            /** @description It is right. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptchaToken"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTermsAcceptances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsAcceptanceList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTermsAcceptances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: string;
                    /** @description Of the text that was read, from GET /terms/current. */
                    sha256: string;
                    /**
                     * @description The language it was read in; else as Accept-Language says.
                     * @enum {string}
                     */
                    locale?: "zh-CN" | "en";
                };
            };
        };
        responses: {
            /** @description Written down. */
            204: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPasswordStrength: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    username?: string;
                };
            };
        };
        responses: {
            /** @description Its judgement. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordStrength"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who it is. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    password: string;
                    /** @description Needed: from POST /captchas/{id}/solution. It is used up whatever comes after. */
                    captchaToken?: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the session is in the cookie. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description The password is right, and the account has a second factor: see `/session/second-factor`. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorRequired"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSessionSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the authenticator app shows. */
                    code: string;
                } | {
                    /** @description Good once; spaces and hyphens are passed over. */
                    recoveryCode: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the session is in the cookie. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSessionsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The one in force, so that an open browser is not enough. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The secret for the app. */
            201: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorEnrolment"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The one in force, so that an open browser is not enough. */
                    password: string;
                    /** @description What the authenticator app shows. */
                    code: string;
                } | {
                    /** @description The one in force, so that an open browser is not enough. */
                    password: string;
                    /** @description Good once; spaces and hyphens are passed over. */
                    recoveryCode: string;
                };
            };
        };
        responses: {
            /** @description From now on the password alone signs in. */
            204: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSecondFactorConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the authenticator app shows. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description In force from now on, with codes for a lost phone. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecoveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The username, or a bound e-mail address or phone. */
                    identifier: string;
                    /** @description Needed: from POST /captchas/{id}/solution. It is used up whatever comes after. */
                    captchaToken?: string;
                };
            };
        };
        responses: {
            /** @description It has begun. */
            201: {
                headers: {
                    "X-Request-Id": string;
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecoveriesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id the recovery began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecoveriesIdOtp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the recovery began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 6 digits; spaces and full-width digits are understood.
                     * @example 123456
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecoveriesIdPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the recovery began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 8 to 128 characters: upper and lower case letters and digits; not the one before. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    /** @description 8 to 128 characters: upper and lower case letters and digits; not the one before. */
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One of each channel at the most. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContactChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartContactChange"];
            };
        };
        responses: {
            /** @description A code is on its way. */
            201: {
                headers: {
                    "X-Request-Id": string;
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactChange"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContactChangesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id the change began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactChange"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContactChangesIdCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the change began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactChange"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContactChangesIdOtp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key means the same request: a repeat gives the first one’s answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id the change began with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 6 digits; spaces and full-width digits are understood.
                     * @example 123456
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description The state it led to. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactChange"];
                };
            };
            /** @description Not known yet. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StillWorking"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotices: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postNoticesRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description The `at` of the newest one that was shown.
                     */
                    upTo: string;
                };
            };
        };
        responses: {
            /** @description They are. */
            204: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As they are now. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationSettings"];
            };
        };
        responses: {
            /** @description As they are now. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplicationTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order they are shown. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationTypeList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMerchants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By merchant number. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementsArchive: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                /** @description A code; several times for several. */
                applicationType?: string | string[];
                /** @description For a group: one of its members. */
                merchantNo?: string;
                /** @description Several times for several; XLSX and PDF unless asked otherwise. */
                format?: ("xlsx" | "pdf" | "csv") | ("xlsx" | "pdf" | "csv")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ZIP. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatements: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                /** @description A code; several times for several. */
                applicationType?: string | string[];
                /** @description For a group: one of its members. */
                merchantNo?: string;
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them, newest period first. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStatements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description YYYY-MM-DD, Asia/Shanghai.
                     * @example 2019-09-09
                     */
                    from: string;
                    /**
                     * @description YYYY-MM-DD, Asia/Shanghai.
                     * @example 2019-09-09
                     */
                    to: string;
                    /** @description For a group: one of its members. */
                    merchantNo?: string;
                };
            };
        };
        responses: {
            /** @description Being produced. */
            202: {
                headers: {
                    "X-Request-Id": string;
                    /** @description Where to look. */
                    Location: string;
                    /** @description In seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementRequestList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementRequestsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementRequest"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementsIdFilesFormat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                format: "xlsx" | "pdf" | "csv";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description The browser has it. */
            304: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementMonths: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                /** @description For a group: one of its members, instead of the group’s own statements. */
                merchantNo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementMonthList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementsIdManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The manifest. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementManifest"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementsIdPreview: {
        parameters: {
            query?: {
                rows?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the statement says. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementPreview"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatementsIdVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementVersionList"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
