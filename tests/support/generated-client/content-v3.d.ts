// Generated from the OpenAPI document by "npm run generate:client".

export interface paths {
    "/api/v3/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List titles
         * @description Walk with `links.next` until it is null: every title is seen exactly once, in both directions. There is no count.
         */
        get: operations["listContent"];
        put?: never;
        /**
         * Create a title
         * @description `name` and `file_type` are required, and `file_url` unless it is printed. The file is fetched and converted at once, in the background: `conversion_status` says how far it is.
         */
        post: operations["createContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 titles
         * @description Each item is as in the creation of one title, and stands by itself: one that fails stops no other. The answer is in the order of the request. Files wait as `deferred` until they are first read, unless `convert` is `now`.
         */
        post: operations["createContents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a file before it becomes a title
         * @description Fetches the headers and the first bytes, and, where the server sends pieces, what the file says about itself: 1 MiB and 8 seconds at most. Nothing is stored. What is wrong is in `problems`; a share link of Google Drive or Dropbox comes back in its direct form as `suggested_url`. Counts as a write.
         */
        post: operations["preflightFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a title
         * @description The core of a title, and the blocks that `include` names. Its ETag is what a change sends back in `If-Match`.
         */
        get: operations["getContent"];
        /**
         * Change a title
         * @description What is left out stays. A list or object replaces the old one whole; `[]` or null clears it.
         */
        put: operations["updateContent"];
        post?: never;
        /**
         * Delete a title
         * @description Gone at once; it can be restored for 30 days.
         */
        delete: operations["deleteContent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a deleted title
         * @description Within 30 days of its deletion. When another title has its external id by now: 409.
         */
        post: operations["restoreContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/{id}/conversion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how a conversion went
         * @description File by file, for an audiobook track by track: what the file says about itself, its report, and every attempt with its steps, the newest first. The waveform of a track comes when its track is asked for alone. The addresses of `preview` and `preview_url` are good for one to two hours, for whoever has them.
         */
        get: operations["getConversion"];
        put?: never;
        /**
         * Start or retry a conversion
         * @description For a title that is deferred or has failed; of an audiobook, for the tracks that are. No body is needed. With `file_url` another file takes the place of one that failed: where `accepts_file` is true, and nowhere else.
         */
        post: operations["startConversion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/{id}/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tracks
         * @description All of them, in order. The ETag stands for the whole list.
         */
        get: operations["listTracks"];
        put?: never;
        /**
         * Add a track
         * @description At the end, unless `order` says where.
         */
        post: operations["addTrack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/{id}/tracks/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put tracks in order
         * @description Names every track exactly once; what is missing, extra or double is told (422). Several forms are taken, see the body.
         */
        put: operations["reorderTracks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/{id}/tracks/{track}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a track
         * @description Its title, its place, or both. The tracks behind a new place move up or down by one.
         */
        put: operations["updateTrack"];
        post?: never;
        /**
         * Delete a track
         * @description The gap closes. The last track of an audiobook stays: 409.
         */
        delete: operations["deleteTrack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/content/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count titles
         * @description By kind, state, language, month of creation (UTC), and by what is missing, in the words of `filter[missing]`. May be a minute old.
         */
        get: operations["countContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find names in use
         * @description The nearest first, then those of most titles.
         */
        get: operations["listTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/bisac": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find BISAC subjects
         * @description By code, by words in any order, or by path.
         */
        get: operations["searchBisac"];
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
        Content: {
            /**
             * @description Opaque: compare it as text.
             * @example 468166
             */
            id: number;
            /**
             * @description Your own id, such as an ISBN; shown as it was sent.
             * @example 9781496822482
             */
            external_id: string | null;
            name: string;
            /**
             * @description Made from the name.
             * @example conversations-with-donald-hall
             */
            slug: string;
            /**
             * @description ISO 639-1.
             * @example en
             */
            lang: string;
            /** @enum {string} */
            file_type: "pdf" | "epub" | "audio" | "physical";
            audience: string | null;
            /** Format: uri */
            cover_url: string | null;
            /**
             * Format: uri
             * @description The page to read it on, as far as `free` and `preview` open it. Null for printed books.
             */
            reader_url: string | null;
            /**
             * Format: uri
             * @description The page of the title in the store.
             */
            product_url: string | null;
            /**
             * Format: date-time
             * @example 2021-03-19T00:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description *Extension.*
             * @example 2021-03-19T00:00:00Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @example 2021-03-19T00:00:00Z
             */
            published_at: string;
            /** @enum {string} */
            license: "retail" | "ppu" | "shared" | "owner";
            /** @description Free for a time (`until`) or for good (null). */
            free: {
                enabled: boolean;
                until: string | null;
                require_login: boolean;
            };
            preview: {
                enabled: boolean;
                require_login: boolean;
            };
            /** @description *Extension.* Where the conversion stands. `done` and `error` are final; another word may come. */
            conversion_status: string;
            /** @description With `include=prices`: those that count now. */
            prices?: {
                currency_id: string;
                amount: number;
            }[];
            /** @description With `include=description`: HTML, as it was stored. */
            description?: string | null;
            /** @description With `include=metadata`, as the fields down to `metrics`. */
            publisher?: string[];
            author?: string[];
            /** @description Codes with their labels; null for a code that is not known. */
            bisac?: {
                code: string;
                label: string | null;
            }[];
            keywords?: string[];
            narrator?: string[];
            category?: string[];
            collection?: string[];
            country?: string[];
            edition?: string[];
            /** @description 0 where it does not apply, null while the file is not converted. */
            metrics?: {
                total_pages: number | null;
                total_words: number | null;
                total_seconds: number | null;
            };
            /** @description With `include=geographic_restrictions`. Countries by ISO 3166-1 alpha-2. */
            geographic_restrictions?: {
                /** @enum {string} */
                mode: "worldwide" | "allow" | "block";
                countries: string[];
            };
            /** @description *Extension.* With `include=table_of_contents`. Digital: `[{title, page?|href?, children?}]`; printed: HTML. */
            table_of_contents?: unknown;
            /** @description *Extension.* With `include=physical`: centimetres and grams; null for digital titles. */
            physical?: {
                pages: number | null;
                height: number | null;
                width: number | null;
                weight: number | null;
                stock: number | null;
                binding_type: string | null;
                editing_location: string | null;
            } | null;
            /** @description *Extension.* With `include=sale`. */
            sale?: {
                preorder_from: string | null;
                sale_from: string | null;
            };
            /** @description *Extension.* With `include=price_schedule`: every price with its dates, whether it counts now or not. */
            price_schedule?: {
                currency_id: string;
                amount: number;
                starts_at: string | null;
                ends_at: string | null;
            }[];
            /** @description *Extension.* With `include=conversion`; null for printed books. */
            conversion?: components["schemas"]["Conversion"] | null;
            /** @description *Extension.* With `include=file`: the stored original. */
            file?: {
                name: string;
                size_in_kb: number;
                media_type: string;
                checksum_sha256: string;
            } | null;
            /** @description *Extension.* With `include=cover`: the picture as it came and as WebP, 160, 480 and 1200 pixels wide. `medium` is `cover_url`; `width` and `height` are those of the original. */
            cover?: {
                original: string;
                small: string;
                medium: string;
                large: string;
                width: number;
                height: number;
            } | null;
            /** @description *Extension.* With `include=cover`: why the picture that was asked for last could not be used; the cover stays as it was. */
            cover_error?: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                message: string;
            } | null;
            /** @description *Extension.* With `include=cover`: whether a picture that was asked for is still on its way. */
            cover_pending?: boolean;
        };
        SelectedContent: {
            /**
             * @description Opaque: compare it as text.
             * @example 468166
             */
            id?: number;
            /**
             * @description Your own id, such as an ISBN; shown as it was sent.
             * @example 9781496822482
             */
            external_id?: string | null;
            name?: string;
            /**
             * @description Made from the name.
             * @example conversations-with-donald-hall
             */
            slug?: string;
            /**
             * @description ISO 639-1.
             * @example en
             */
            lang?: string;
            /** @enum {string} */
            file_type?: "pdf" | "epub" | "audio" | "physical";
            audience?: string | null;
            /** Format: uri */
            cover_url?: string | null;
            /**
             * Format: uri
             * @description The page to read it on, as far as `free` and `preview` open it. Null for printed books.
             */
            reader_url?: string | null;
            /**
             * Format: uri
             * @description The page of the title in the store.
             */
            product_url?: string | null;
            /**
             * Format: date-time
             * @example 2021-03-19T00:00:00Z
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description *Extension.*
             * @example 2021-03-19T00:00:00Z
             */
            updated_at?: string;
            /**
             * Format: date-time
             * @example 2021-03-19T00:00:00Z
             */
            published_at?: string;
            /** @enum {string} */
            license?: "retail" | "ppu" | "shared" | "owner";
            /** @description Free for a time (`until`) or for good (null). */
            free?: {
                enabled: boolean;
                until: string | null;
                require_login: boolean;
            };
            preview?: {
                enabled: boolean;
                require_login: boolean;
            };
            /** @description *Extension.* Where the conversion stands. `done` and `error` are final; another word may come. */
            conversion_status?: string;
            /** @description With `include=prices`: those that count now. */
            prices?: {
                currency_id: string;
                amount: number;
            }[];
            /** @description With `include=description`: HTML, as it was stored. */
            description?: string | null;
            /** @description With `include=metadata`, as the fields down to `metrics`. */
            publisher?: string[];
            author?: string[];
            /** @description Codes with their labels; null for a code that is not known. */
            bisac?: {
                code: string;
                label: string | null;
            }[];
            keywords?: string[];
            narrator?: string[];
            category?: string[];
            collection?: string[];
            country?: string[];
            edition?: string[];
            /** @description 0 where it does not apply, null while the file is not converted. */
            metrics?: {
                total_pages: number | null;
                total_words: number | null;
                total_seconds: number | null;
            };
            /** @description With `include=geographic_restrictions`. Countries by ISO 3166-1 alpha-2. */
            geographic_restrictions?: {
                /** @enum {string} */
                mode: "worldwide" | "allow" | "block";
                countries: string[];
            };
            /** @description *Extension.* With `include=table_of_contents`. Digital: `[{title, page?|href?, children?}]`; printed: HTML. */
            table_of_contents?: unknown;
            /** @description *Extension.* With `include=physical`: centimetres and grams; null for digital titles. */
            physical?: {
                pages: number | null;
                height: number | null;
                width: number | null;
                weight: number | null;
                stock: number | null;
                binding_type: string | null;
                editing_location: string | null;
            } | null;
            /** @description *Extension.* With `include=sale`. */
            sale?: {
                preorder_from: string | null;
                sale_from: string | null;
            };
            /** @description *Extension.* With `include=price_schedule`: every price with its dates, whether it counts now or not. */
            price_schedule?: {
                currency_id: string;
                amount: number;
                starts_at: string | null;
                ends_at: string | null;
            }[];
            /** @description *Extension.* With `include=conversion`; null for printed books. */
            conversion?: components["schemas"]["Conversion"] | null;
            /** @description *Extension.* With `include=file`: the stored original. */
            file?: {
                name: string;
                size_in_kb: number;
                media_type: string;
                checksum_sha256: string;
            } | null;
            /** @description *Extension.* With `include=cover`: the picture as it came and as WebP, 160, 480 and 1200 pixels wide. `medium` is `cover_url`; `width` and `height` are those of the original. */
            cover?: {
                original: string;
                small: string;
                medium: string;
                large: string;
                width: number;
                height: number;
            } | null;
            /** @description *Extension.* With `include=cover`: why the picture that was asked for last could not be used; the cover stays as it was. */
            cover_error?: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                message: string;
            } | null;
            /** @description *Extension.* With `include=cover`: whether a picture that was asked for is still on its way. */
            cover_pending?: boolean;
        };
        ContentPage: {
            data: components["schemas"]["Content"][];
            links: {
                next: string | null;
                prev: string | null;
            };
            meta: {
                has_more: boolean;
            };
        };
        SelectedContentPage: {
            data: components["schemas"]["SelectedContent"][];
            links: {
                next: string | null;
                prev: string | null;
            };
            meta: {
                has_more: boolean;
            };
        };
        BulkAnswer: {
            message?: string;
            /** @enum {string} */
            code?: "invalid" | "include_not_allowed" | "none_created" | "content_not_found" | "track_not_found" | "ambiguous_id" | "stale" | "last_track" | "already_converted" | "still_converting" | "file_not_failed" | "restore_taken_external_id" | "restore_taken_external_id_elsewhere" | "idempotency_key_in_use" | "bad_idempotency_key" | "bad_if_match" | "body_empty" | "body_not_json" | "body_too_deep" | "body_too_large" | "https_only" | "unauthenticated" | "unauthorized" | "too_many_attempts" | "no_such_address" | "method_not_allowed" | "server_error" | "unavailable" | "required" | "not_text" | "not_number" | "not_whole" | "not_boolean" | "not_list" | "not_object" | "wrong_type" | "unreadable" | "unreadable_form" | "unknown_key" | "not_one_of" | "one_or_more_of" | "too_long" | "too_short" | "too_many" | "too_large" | "too_small" | "empty" | "nul_character" | "unstorable_text" | "bad_url" | "private_url" | "bad_date" | "bad_year" | "before_other" | "unknown_currency" | "duplicate_currency" | "bad_amount" | "negative_price" | "no_decimals" | "bad_language" | "bad_country" | "bad_file_type" | "alias_disagrees" | "file_required" | "file_not_for_physical" | "track_required" | "file_fixed" | "physical_only" | "not_an_email" | "not_html" | "taken_external_id" | "taken_external_id_elsewhere" | "bad_client_ref" | "bulk_count" | "audio_only" | "bad_track_order" | "order_leaves_out" | "order_names_unknown" | "order_names_twice" | "used_idempotency_key" | "include_unknown" | "unknown_fields" | "unknown_filter" | "bad_cursor" | "bad_per_page" | "bad_page" | "bad_page_size" | "bad_id_type" | "bad_ids" | "bad_name" | "bad_languages" | "bad_moment" | "in_future" | "beyond_last_month" | "before_from" | "span_too_long" | "other";
            params?: {
                [key: string]: string | number;
            };
            data: (components["schemas"]["BulkCreated"] | components["schemas"]["BulkFailed"])[];
            meta: {
                total: number;
                created: number;
                failed: number;
            };
        };
        BulkCreated: {
            index: number;
            client_ref: string | number | null;
            /** @constant */
            status: "created";
            content: components["schemas"]["Content"];
        };
        BulkFailed: {
            index: number;
            client_ref: string | number | null;
            /** @constant */
            status: "failed";
            message: string;
            /** @enum {string} */
            code: "invalid" | "include_not_allowed" | "none_created" | "content_not_found" | "track_not_found" | "ambiguous_id" | "stale" | "last_track" | "already_converted" | "still_converting" | "file_not_failed" | "restore_taken_external_id" | "restore_taken_external_id_elsewhere" | "idempotency_key_in_use" | "bad_idempotency_key" | "bad_if_match" | "body_empty" | "body_not_json" | "body_too_deep" | "body_too_large" | "https_only" | "unauthenticated" | "unauthorized" | "too_many_attempts" | "no_such_address" | "method_not_allowed" | "server_error" | "unavailable" | "required" | "not_text" | "not_number" | "not_whole" | "not_boolean" | "not_list" | "not_object" | "wrong_type" | "unreadable" | "unreadable_form" | "unknown_key" | "not_one_of" | "one_or_more_of" | "too_long" | "too_short" | "too_many" | "too_large" | "too_small" | "empty" | "nul_character" | "unstorable_text" | "bad_url" | "private_url" | "bad_date" | "bad_year" | "before_other" | "unknown_currency" | "duplicate_currency" | "bad_amount" | "negative_price" | "no_decimals" | "bad_language" | "bad_country" | "bad_file_type" | "alias_disagrees" | "file_required" | "file_not_for_physical" | "track_required" | "file_fixed" | "physical_only" | "not_an_email" | "not_html" | "taken_external_id" | "taken_external_id_elsewhere" | "bad_client_ref" | "bulk_count" | "audio_only" | "bad_track_order" | "order_leaves_out" | "order_names_unknown" | "order_names_twice" | "used_idempotency_key" | "include_unknown" | "unknown_fields" | "unknown_filter" | "bad_cursor" | "bad_per_page" | "bad_page" | "bad_page_size" | "bad_id_type" | "bad_ids" | "bad_name" | "bad_languages" | "bad_moment" | "in_future" | "beyond_last_month" | "before_from" | "span_too_long" | "other";
            params: {
                [key: string]: string | number;
            };
            errors: {
                [key: string]: string[];
            };
            codes: {
                [key: string]: components["schemas"]["Fault"][];
            };
        };
        Conversion: {
            /** @description Where the conversion stands. `done` and `error` are final; another word may come. */
            status: string;
            stage: string | null;
            step: number | null;
            steps: number;
            percent: number | null;
            /**
             * @description A sentence that ends in n/m.
             * @example Starting conversion process 3/4
             */
            progress: string | null;
            /** @description Why it failed, and what to do. */
            message: string | null;
            /**
             * @description *Extension.* What `progress` or `message` says, for clients with words of their own; more may come.
             * @default null
             * @example starting
             */
            code: string | null;
            /**
             * @description *Extension.* What fills the sentence of `code`.
             * @default null
             */
            params: {
                [key: string]: string | number;
            } | null;
            retryable: boolean;
            /**
             * @description *Extension.* Whether another file may take the place of this one: its conversion has failed.
             * @default false
             */
            accepts_file: boolean;
            /**
             * @description *Extension.* Nothing has changed for more than three times what this step usually takes.
             * @default false
             */
            is_stalled: boolean;
            started_at: string | null;
            updated_at: string | null;
            finished_at: string | null;
        };
        ConversionHistory: {
            conversion: components["schemas"]["Conversion"] | null;
            /** @default null */
            preview_url: string | null;
            files: {
                track_id: number | null;
                title: string | null;
                status: string;
                message: string | null;
                code: string | null;
                /** @default null */
                params: {
                    [key: string]: string | number;
                } | null;
                retryable: boolean;
                /** @default false */
                accepts_file: boolean;
                is_stalled: boolean;
                found: {
                    name: string | null;
                    author: string[];
                    narrator: string[];
                    publisher: string | null;
                    lang: string | null;
                    isbn: string | null;
                    published_at: string | null;
                    description: string | null;
                    keywords: string[];
                    pages: number | null;
                    words: number | null;
                    duration: number | null;
                    track_number: number | null;
                    album: string | null;
                } | null;
                report: {
                    version: string | null;
                    is_valid: boolean | null;
                    counts: {
                        fatal: number;
                        error: number;
                        warning: number;
                        info: number;
                    };
                    messages: {
                        severity: string;
                        id: string;
                        message: string;
                        params?: {
                            [key: string]: string | number;
                        };
                        location: string | null;
                    }[];
                    accessibility: {
                        access_modes: string[];
                        access_modes_sufficient: string[];
                        features: string[];
                        hazards: string[];
                        summary: string | null;
                        conforms_to: string | null;
                        certified_by: string | null;
                        gaps: string[];
                    } | null;
                } | null;
                audio: {
                    bit_rate_kbps: number | null;
                    sample_rate_hz: number | null;
                    channels: number | null;
                    chapters: {
                        title: string;
                        start: number;
                    }[];
                    waveform: number[];
                } | null;
                preview: {
                    page_count: number;
                    page_urls: string[];
                    /** @default 0 */
                    shared_pages: number;
                    chapters: {
                        title: string;
                        url: string;
                        /** @default true */
                        is_shared: boolean;
                    }[];
                    /** @default null */
                    audio_url: string | null;
                    /** @default null */
                    shared_seconds: number | null;
                } | null;
                file: {
                    name: string;
                    size_in_kb: number;
                    media_type: string;
                } | null;
                attempts: {
                    attempt: number;
                    /** @default null */
                    file: {
                        name: string | null;
                        host: string | null;
                    } | null;
                    started_at: string;
                    finished_at: string | null;
                    outcome: string | null;
                    message: string | null;
                    code: string | null;
                    /** @default null */
                    params: {
                        [key: string]: string | number;
                    } | null;
                    steps: {
                        stage: string;
                        started_at: string;
                        finished_at: string | null;
                        seconds: number | null;
                    }[];
                }[];
            }[];
        };
        Preflight: {
            ok: boolean;
            file_type: string | null;
            media_type: string | null;
            size_in_kb: number | null;
            final_host: string | null;
            problems: {
                /** @enum {string} */
                code: "unreachable" | "not_found" | "server_failed" | "too_many_redirects" | "needs_login" | "web_page" | "wrong_type" | "sound_not_taken" | "too_large" | "empty" | "encrypted" | "drm" | "damaged" | "expired" | "expires_soon" | "folder_link" | "document_link" | "drive_link" | "dropbox_link";
                message: string;
                params: {
                    [key: string]: string | number;
                };
                fix?: string;
            }[];
            suggested_url?: string;
            found: {
                name: string | null;
                author: string[];
                narrator: string[];
                publisher: string | null;
                lang: string | null;
                isbn: string | null;
                published_at: string | null;
                description: string | null;
                keywords: string[];
                pages: number | null;
                words: number | null;
                duration: number | null;
                track_number: number | null;
                album: string | null;
            } | null;
            cover: {
                width: number;
                height: number;
            } | null;
        };
        Track: {
            id: number;
            title: string;
            /** @description From 1. */
            order: number;
            /** @description Seconds; null until the file was read. */
            duration: number | null;
            size_in_kb: number | null;
            /** @description *Extension.* Where the conversion stands. `done` and `error` are final; another word may come. */
            conversion_status: string;
            /** @description *Extension.* Why the conversion failed, and what to do. */
            conversion_message: string | null;
            /** @description *Extension.* What `conversion_message` says, for clients with words of their own; more may come. */
            conversion_code: string | null;
            /**
             * @description *Extension.* What fills the sentence of `conversion_code`.
             * @default null
             */
            conversion_params: {
                [key: string]: string | number;
            } | null;
            /**
             * @description *Extension.* Whether another file may take the place of this one: its conversion has failed.
             * @default false
             */
            conversion_accepts_file: boolean;
            /**
             * Format: date-time
             * @example 2021-03-19T00:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2021-03-19T00:00:00Z
             */
            updated_at: string;
        };
        Fault: {
            /** @enum {string} */
            code: "invalid" | "include_not_allowed" | "none_created" | "content_not_found" | "track_not_found" | "ambiguous_id" | "stale" | "last_track" | "already_converted" | "still_converting" | "file_not_failed" | "restore_taken_external_id" | "restore_taken_external_id_elsewhere" | "idempotency_key_in_use" | "bad_idempotency_key" | "bad_if_match" | "body_empty" | "body_not_json" | "body_too_deep" | "body_too_large" | "https_only" | "unauthenticated" | "unauthorized" | "too_many_attempts" | "no_such_address" | "method_not_allowed" | "server_error" | "unavailable" | "required" | "not_text" | "not_number" | "not_whole" | "not_boolean" | "not_list" | "not_object" | "wrong_type" | "unreadable" | "unreadable_form" | "unknown_key" | "not_one_of" | "one_or_more_of" | "too_long" | "too_short" | "too_many" | "too_large" | "too_small" | "empty" | "nul_character" | "unstorable_text" | "bad_url" | "private_url" | "bad_date" | "bad_year" | "before_other" | "unknown_currency" | "duplicate_currency" | "bad_amount" | "negative_price" | "no_decimals" | "bad_language" | "bad_country" | "bad_file_type" | "alias_disagrees" | "file_required" | "file_not_for_physical" | "track_required" | "file_fixed" | "physical_only" | "not_an_email" | "not_html" | "taken_external_id" | "taken_external_id_elsewhere" | "bad_client_ref" | "bulk_count" | "audio_only" | "bad_track_order" | "order_leaves_out" | "order_names_unknown" | "order_names_twice" | "used_idempotency_key" | "include_unknown" | "unknown_fields" | "unknown_filter" | "bad_cursor" | "bad_per_page" | "bad_page" | "bad_page_size" | "bad_id_type" | "bad_ids" | "bad_name" | "bad_languages" | "bad_moment" | "in_future" | "beyond_last_month" | "before_from" | "span_too_long" | "other";
            params: {
                [key: string]: string | number;
            };
        };
        Error: {
            /** @enum {string} */
            code: "invalid" | "include_not_allowed" | "none_created" | "content_not_found" | "track_not_found" | "ambiguous_id" | "stale" | "last_track" | "already_converted" | "still_converting" | "file_not_failed" | "restore_taken_external_id" | "restore_taken_external_id_elsewhere" | "idempotency_key_in_use" | "bad_idempotency_key" | "bad_if_match" | "body_empty" | "body_not_json" | "body_too_deep" | "body_too_large" | "https_only" | "unauthenticated" | "unauthorized" | "too_many_attempts" | "no_such_address" | "method_not_allowed" | "server_error" | "unavailable" | "required" | "not_text" | "not_number" | "not_whole" | "not_boolean" | "not_list" | "not_object" | "wrong_type" | "unreadable" | "unreadable_form" | "unknown_key" | "not_one_of" | "one_or_more_of" | "too_long" | "too_short" | "too_many" | "too_large" | "too_small" | "empty" | "nul_character" | "unstorable_text" | "bad_url" | "private_url" | "bad_date" | "bad_year" | "before_other" | "unknown_currency" | "duplicate_currency" | "bad_amount" | "negative_price" | "no_decimals" | "bad_language" | "bad_country" | "bad_file_type" | "alias_disagrees" | "file_required" | "file_not_for_physical" | "track_required" | "file_fixed" | "physical_only" | "not_an_email" | "not_html" | "taken_external_id" | "taken_external_id_elsewhere" | "bad_client_ref" | "bulk_count" | "audio_only" | "bad_track_order" | "order_leaves_out" | "order_names_unknown" | "order_names_twice" | "used_idempotency_key" | "include_unknown" | "unknown_fields" | "unknown_filter" | "bad_cursor" | "bad_per_page" | "bad_page" | "bad_page_size" | "bad_id_type" | "bad_ids" | "bad_name" | "bad_languages" | "bad_moment" | "in_future" | "beyond_last_month" | "before_from" | "span_too_long" | "other";
            params: {
                [key: string]: string | number;
            };
            message: string;
            errors?: {
                [key: string]: string[];
            };
            codes?: {
                [key: string]: components["schemas"]["Fault"][];
            };
            request_id?: string;
        };
        StaleContent: {
            /** @enum {string} */
            code: "invalid" | "include_not_allowed" | "none_created" | "content_not_found" | "track_not_found" | "ambiguous_id" | "stale" | "last_track" | "already_converted" | "still_converting" | "file_not_failed" | "restore_taken_external_id" | "restore_taken_external_id_elsewhere" | "idempotency_key_in_use" | "bad_idempotency_key" | "bad_if_match" | "body_empty" | "body_not_json" | "body_too_deep" | "body_too_large" | "https_only" | "unauthenticated" | "unauthorized" | "too_many_attempts" | "no_such_address" | "method_not_allowed" | "server_error" | "unavailable" | "required" | "not_text" | "not_number" | "not_whole" | "not_boolean" | "not_list" | "not_object" | "wrong_type" | "unreadable" | "unreadable_form" | "unknown_key" | "not_one_of" | "one_or_more_of" | "too_long" | "too_short" | "too_many" | "too_large" | "too_small" | "empty" | "nul_character" | "unstorable_text" | "bad_url" | "private_url" | "bad_date" | "bad_year" | "before_other" | "unknown_currency" | "duplicate_currency" | "bad_amount" | "negative_price" | "no_decimals" | "bad_language" | "bad_country" | "bad_file_type" | "alias_disagrees" | "file_required" | "file_not_for_physical" | "track_required" | "file_fixed" | "physical_only" | "not_an_email" | "not_html" | "taken_external_id" | "taken_external_id_elsewhere" | "bad_client_ref" | "bulk_count" | "audio_only" | "bad_track_order" | "order_leaves_out" | "order_names_unknown" | "order_names_twice" | "used_idempotency_key" | "include_unknown" | "unknown_fields" | "unknown_filter" | "bad_cursor" | "bad_per_page" | "bad_page" | "bad_page_size" | "bad_id_type" | "bad_ids" | "bad_name" | "bad_languages" | "bad_moment" | "in_future" | "beyond_last_month" | "before_from" | "span_too_long" | "other";
            params: {
                [key: string]: string | number;
            };
            message: string;
            errors?: {
                [key: string]: string[];
            };
            codes?: {
                [key: string]: components["schemas"]["Fault"][];
            };
            request_id?: string;
            current: components["schemas"]["Content"];
            changed: string[];
        };
        StaleTracks: {
            /** @enum {string} */
            code: "invalid" | "include_not_allowed" | "none_created" | "content_not_found" | "track_not_found" | "ambiguous_id" | "stale" | "last_track" | "already_converted" | "still_converting" | "file_not_failed" | "restore_taken_external_id" | "restore_taken_external_id_elsewhere" | "idempotency_key_in_use" | "bad_idempotency_key" | "bad_if_match" | "body_empty" | "body_not_json" | "body_too_deep" | "body_too_large" | "https_only" | "unauthenticated" | "unauthorized" | "too_many_attempts" | "no_such_address" | "method_not_allowed" | "server_error" | "unavailable" | "required" | "not_text" | "not_number" | "not_whole" | "not_boolean" | "not_list" | "not_object" | "wrong_type" | "unreadable" | "unreadable_form" | "unknown_key" | "not_one_of" | "one_or_more_of" | "too_long" | "too_short" | "too_many" | "too_large" | "too_small" | "empty" | "nul_character" | "unstorable_text" | "bad_url" | "private_url" | "bad_date" | "bad_year" | "before_other" | "unknown_currency" | "duplicate_currency" | "bad_amount" | "negative_price" | "no_decimals" | "bad_language" | "bad_country" | "bad_file_type" | "alias_disagrees" | "file_required" | "file_not_for_physical" | "track_required" | "file_fixed" | "physical_only" | "not_an_email" | "not_html" | "taken_external_id" | "taken_external_id_elsewhere" | "bad_client_ref" | "bulk_count" | "audio_only" | "bad_track_order" | "order_leaves_out" | "order_names_unknown" | "order_names_twice" | "used_idempotency_key" | "include_unknown" | "unknown_fields" | "unknown_filter" | "bad_cursor" | "bad_per_page" | "bad_page" | "bad_page_size" | "bad_id_type" | "bad_ids" | "bad_name" | "bad_languages" | "bad_moment" | "in_future" | "beyond_last_month" | "before_from" | "span_too_long" | "other";
            params: {
                [key: string]: string | number;
            };
            message: string;
            errors?: {
                [key: string]: string[];
            };
            codes?: {
                [key: string]: components["schemas"]["Fault"][];
            };
            request_id?: string;
            current: components["schemas"]["Track"][];
            changed: string[];
        };
        ContentStats: {
            total: number;
            file_type: {
                [key: string]: number;
            };
            conversion_status: {
                [key: string]: number;
            };
            lang: {
                [key: string]: number;
            };
            created_month: {
                [key: string]: number;
            };
            missing: {
                [key: string]: number;
            };
            counted_at: string;
        };
        TermCount: {
            name: string;
            count: number;
        };
        BisacSubject: {
            code: string;
            label: string;
        };
        Problem: {
            /** @constant */
            type: "about:blank";
            title: string;
            status: number;
            /** @enum {string} */
            code: "invalid" | "include_not_allowed" | "none_created" | "content_not_found" | "track_not_found" | "ambiguous_id" | "stale" | "last_track" | "already_converted" | "still_converting" | "file_not_failed" | "restore_taken_external_id" | "restore_taken_external_id_elsewhere" | "idempotency_key_in_use" | "bad_idempotency_key" | "bad_if_match" | "body_empty" | "body_not_json" | "body_too_deep" | "body_too_large" | "https_only" | "unauthenticated" | "unauthorized" | "too_many_attempts" | "no_such_address" | "method_not_allowed" | "server_error" | "unavailable" | "required" | "not_text" | "not_number" | "not_whole" | "not_boolean" | "not_list" | "not_object" | "wrong_type" | "unreadable" | "unreadable_form" | "unknown_key" | "not_one_of" | "one_or_more_of" | "too_long" | "too_short" | "too_many" | "too_large" | "too_small" | "empty" | "nul_character" | "unstorable_text" | "bad_url" | "private_url" | "bad_date" | "bad_year" | "before_other" | "unknown_currency" | "duplicate_currency" | "bad_amount" | "negative_price" | "no_decimals" | "bad_language" | "bad_country" | "bad_file_type" | "alias_disagrees" | "file_required" | "file_not_for_physical" | "track_required" | "file_fixed" | "physical_only" | "not_an_email" | "not_html" | "taken_external_id" | "taken_external_id_elsewhere" | "bad_client_ref" | "bulk_count" | "audio_only" | "bad_track_order" | "order_leaves_out" | "order_names_unknown" | "order_names_twice" | "used_idempotency_key" | "include_unknown" | "unknown_fields" | "unknown_filter" | "bad_cursor" | "bad_per_page" | "bad_page" | "bad_page_size" | "bad_id_type" | "bad_ids" | "bad_name" | "bad_languages" | "bad_moment" | "in_future" | "beyond_last_month" | "before_from" | "span_too_long" | "other";
            params: {
                [key: string]: string | number;
            };
            errors?: {
                [key: string]: string[];
            };
            codes?: {
                [key: string]: components["schemas"]["Fault"][];
            };
        } & {
            [key: string]: unknown;
        };
        NewContent: {
            /** @example Conversations with Donald Hall */
            name: string;
            /**
             * @description `pdf`, `epub`, `audio` (also `mp3`, `mpga`) or `physical`.
             * @example epub
             */
            file_type?: string;
            /**
             * @description Where the file is fetched from; required unless the title is printed.
             * @example https://files.example/book.epub
             */
            file_url?: string | null;
            /**
             * @description Unique among the titles of the store.
             * @example 9781496822482
             */
            external_id?: string | null;
            /** @description HTML. */
            description?: string | null;
            /**
             * @description ISO 639-1; the language of the store when left out.
             * @example en
             */
            lang?: string | null;
            audience?: string | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            published_at?: string | null;
            /** @description True, false, 0, 1, or the object that is read. */
            free?: ((boolean | 0 | 1 | "0" | "1") | {
                enabled: boolean | 0 | 1 | "0" | "1";
                until?: string | null;
                require_login?: boolean | 0 | 1 | "0" | "1";
            }) | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            free_until?: string | null;
            /** @description True, false, 0, 1, or the object that is read. */
            preview?: ((boolean | 0 | 1 | "0" | "1") | {
                enabled: boolean | 0 | 1 | "0" | "1";
                require_login?: boolean | 0 | 1 | "0" | "1";
            }) | null;
            require_login?: (boolean | 0 | 1 | "0" | "1") | null;
            preview_require_login?: (boolean | 0 | 1 | "0" | "1") | null;
            /** @description A list, or an object by currency. Replaces all prices. */
            prices?: ({
                /** @enum {string} */
                currency_id: "USD" | "ARS" | "EUR" | "MXN" | "COP" | "PEN" | "CLP" | "AUD" | "UYU" | "BOB" | "PYG" | "BRL" | "INR" | "GTQ" | "HNL";
                amount: number | string;
                starts_at?: string | null;
                ends_at?: string | null;
            }[] | {
                [key: string]: number | string;
            }) | null;
            /** @description Codes as text or `{code}`. */
            bisac?: (string | {
                code: string;
            })[] | null;
            /** @description Null: sold everywhere. */
            geographic_restrictions?: {
                /** @enum {string} */
                mode: "worldwide" | "allow" | "block";
                countries?: string[];
            } | null;
            /** @description Digital: a JSON list; printed: HTML. */
            table_of_contents?: unknown | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            preorder_from?: string | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            sale_from?: string | null;
            /** @description An address, fetched once. In a change, `file` is the cover in the title's own file. */
            cover_url?: string | null;
            /** @description Printed books only, as the fields down to `editing_location`. */
            pages?: number | null;
            /** @description Centimetres. */
            height?: number | null;
            /** @description Centimetres. */
            width?: number | null;
            /** @description Grams. */
            weight?: number | null;
            stock?: number | null;
            binding_type?: string | null;
            editing_location?: string | null;
            publisher?: string[] | null;
            author?: string[] | null;
            keywords?: string[] | null;
            narrator?: string[] | null;
            category?: string[] | null;
            collection?: string[] | null;
            country?: string[] | null;
            edition?: string[] | null;
            /** @description *Extension.* Beside `cover_url`: a picture with fewer pixels than the cover in the file is not used, whichever comes first; `cover_error` says so. */
            keep_larger_cover?: boolean | 0 | 1 | "0" | "1";
            /**
             * @deprecated
             * @description Same as `keywords`.
             */
            keyword?: unknown;
            /**
             * @deprecated
             * @description Same as `published_at`.
             */
            publication_date?: unknown;
            /**
             * @deprecated
             * @description Same as `file_type`.
             */
            extension?: unknown;
            /**
             * @deprecated
             * @description Same as `file_type`.
             */
            type?: unknown;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
        ContentChange: {
            /** @example Conversations with Donald Hall */
            name?: string;
            /**
             * @description Unique among the titles of the store.
             * @example 9781496822482
             */
            external_id?: string | null;
            /** @description HTML. */
            description?: string | null;
            /**
             * @description ISO 639-1; the language of the store when left out.
             * @example en
             */
            lang?: string | null;
            audience?: string | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            published_at?: string;
            /** @description True, false, 0, 1, or the object that is read. */
            free?: ((boolean | 0 | 1 | "0" | "1") | {
                enabled: boolean | 0 | 1 | "0" | "1";
                until?: string | null;
                require_login?: boolean | 0 | 1 | "0" | "1";
            }) | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            free_until?: string | null;
            /** @description True, false, 0, 1, or the object that is read. */
            preview?: ((boolean | 0 | 1 | "0" | "1") | {
                enabled: boolean | 0 | 1 | "0" | "1";
                require_login?: boolean | 0 | 1 | "0" | "1";
            }) | null;
            require_login?: (boolean | 0 | 1 | "0" | "1") | null;
            preview_require_login?: (boolean | 0 | 1 | "0" | "1") | null;
            /** @description A list, or an object by currency. Replaces all prices. */
            prices?: ({
                /** @enum {string} */
                currency_id: "USD" | "ARS" | "EUR" | "MXN" | "COP" | "PEN" | "CLP" | "AUD" | "UYU" | "BOB" | "PYG" | "BRL" | "INR" | "GTQ" | "HNL";
                amount: number | string;
                starts_at?: string | null;
                ends_at?: string | null;
            }[] | {
                [key: string]: number | string;
            }) | null;
            /** @description Codes as text or `{code}`. */
            bisac?: (string | {
                code: string;
            })[] | null;
            /** @description Null: sold everywhere. */
            geographic_restrictions?: {
                /** @enum {string} */
                mode: "worldwide" | "allow" | "block";
                countries?: string[];
            } | null;
            /** @description Digital: a JSON list; printed: HTML. */
            table_of_contents?: unknown | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            preorder_from?: string | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            sale_from?: string | null;
            /** @description An address, fetched once. In a change, `file` is the cover in the title's own file. */
            cover_url?: string | null;
            /** @description Printed books only, as the fields down to `editing_location`. */
            pages?: number | null;
            /** @description Centimetres. */
            height?: number | null;
            /** @description Centimetres. */
            width?: number | null;
            /** @description Grams. */
            weight?: number | null;
            stock?: number | null;
            binding_type?: string | null;
            editing_location?: string | null;
            publisher?: string[] | null;
            author?: string[] | null;
            keywords?: string[] | null;
            narrator?: string[] | null;
            category?: string[] | null;
            collection?: string[] | null;
            country?: string[] | null;
            edition?: string[] | null;
            /** @description The stored one may be repeated; another is refused. */
            file_type?: string;
            /** @description Never: only a file that failed is replaced, by starting its conversion again. */
            file_url?: unknown;
            /** @description *Extension.* Beside `cover_url`: a picture with fewer pixels than the present cover is not used; `cover_error` says so. */
            keep_larger_cover?: boolean | 0 | 1 | "0" | "1";
            /**
             * @deprecated
             * @description Same as `keywords`.
             */
            keyword?: unknown;
            /**
             * @deprecated
             * @description Same as `published_at`.
             */
            publication_date?: unknown;
            /**
             * @deprecated
             * @description Same as `file_type`.
             */
            extension?: unknown;
            /**
             * @deprecated
             * @description Same as `file_type`.
             */
            type?: unknown;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
        NewTrack: {
            title: string;
            file_url: string;
            order?: number;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
        TrackChange: {
            title?: string;
            order?: number;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
        TrackOrder: (number | string)[] | {
            order: (number | string)[];
        } | {
            tracks: (number | string)[];
        } | {
            tracks: {
                id: number | string;
                order: number;
            }[];
        };
        BulkRequest: {
            contents: components["schemas"]["BulkItem"][];
            /** @description *Extension.* `now` starts the conversions, which otherwise wait until a file is first read. */
            convert?: "now" | null;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
        PreflightRequest: {
            file_url: string;
            file_type?: ("pdf" | "epub" | "audio") | null;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
        ConversionRequest: {
            /**
             * Format: uri
             * @description Another file, in place of the one that failed; of an audiobook, with `track_id`.
             * @example https://files.example/book-mended.epub
             */
            file_url?: string;
            /**
             * @description Only this track of an audiobook.
             * @example 9
             */
            track_id?: number;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
        BulkItem: {
            /**
             * @description Comes back as it was sent.
             * @example r1
             */
            client_ref?: (string | number) | null;
            /** @example Conversations with Donald Hall */
            name: string;
            /**
             * @description `pdf`, `epub`, `audio` (also `mp3`, `mpga`) or `physical`.
             * @example epub
             */
            file_type?: string;
            /**
             * @description Where the file is fetched from; required unless the title is printed.
             * @example https://files.example/book.epub
             */
            file_url?: string | null;
            /**
             * @description Unique among the titles of the store.
             * @example 9781496822482
             */
            external_id?: string | null;
            /** @description HTML. */
            description?: string | null;
            /**
             * @description ISO 639-1; the language of the store when left out.
             * @example en
             */
            lang?: string | null;
            audience?: string | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            published_at?: string | null;
            /** @description True, false, 0, 1, or the object that is read. */
            free?: ((boolean | 0 | 1 | "0" | "1") | {
                enabled: boolean | 0 | 1 | "0" | "1";
                until?: string | null;
                require_login?: boolean | 0 | 1 | "0" | "1";
            }) | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            free_until?: string | null;
            /** @description True, false, 0, 1, or the object that is read. */
            preview?: ((boolean | 0 | 1 | "0" | "1") | {
                enabled: boolean | 0 | 1 | "0" | "1";
                require_login?: boolean | 0 | 1 | "0" | "1";
            }) | null;
            require_login?: (boolean | 0 | 1 | "0" | "1") | null;
            preview_require_login?: (boolean | 0 | 1 | "0" | "1") | null;
            /** @description A list, or an object by currency. Replaces all prices. */
            prices?: ({
                /** @enum {string} */
                currency_id: "USD" | "ARS" | "EUR" | "MXN" | "COP" | "PEN" | "CLP" | "AUD" | "UYU" | "BOB" | "PYG" | "BRL" | "INR" | "GTQ" | "HNL";
                amount: number | string;
                starts_at?: string | null;
                ends_at?: string | null;
            }[] | {
                [key: string]: number | string;
            }) | null;
            /** @description Codes as text or `{code}`. */
            bisac?: (string | {
                code: string;
            })[] | null;
            /** @description Null: sold everywhere. */
            geographic_restrictions?: {
                /** @enum {string} */
                mode: "worldwide" | "allow" | "block";
                countries?: string[];
            } | null;
            /** @description Digital: a JSON list; printed: HTML. */
            table_of_contents?: unknown | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            preorder_from?: string | null;
            /**
             * @description `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in the time zone of the store, or an instant.
             * @example 2019-09-13
             */
            sale_from?: string | null;
            /** @description An address, fetched once. In a change, `file` is the cover in the title's own file. */
            cover_url?: string | null;
            /** @description Printed books only, as the fields down to `editing_location`. */
            pages?: number | null;
            /** @description Centimetres. */
            height?: number | null;
            /** @description Centimetres. */
            width?: number | null;
            /** @description Grams. */
            weight?: number | null;
            stock?: number | null;
            binding_type?: string | null;
            editing_location?: string | null;
            publisher?: string[] | null;
            author?: string[] | null;
            keywords?: string[] | null;
            narrator?: string[] | null;
            category?: string[] | null;
            collection?: string[] | null;
            country?: string[] | null;
            edition?: string[] | null;
            /** @description *Extension.* Beside `cover_url`: a picture with fewer pixels than the cover in the file is not used, whichever comes first; `cover_error` says so. */
            keep_larger_cover?: boolean | 0 | 1 | "0" | "1";
            /**
             * @deprecated
             * @description Same as `keywords`.
             */
            keyword?: unknown;
            /**
             * @deprecated
             * @description Same as `published_at`.
             */
            publication_date?: unknown;
            /**
             * @deprecated
             * @description Same as `file_type`.
             */
            extension?: unknown;
            /**
             * @deprecated
             * @description Same as `file_type`.
             */
            type?: unknown;
            /**
             * @deprecated
             * @description The token. The header is the better place.
             */
            user_token?: unknown;
        };
    };
    responses: {
        /** @description The body is not JSON, or a header of the request cannot be read. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is unknown or revoked. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A token that may only read, or a connection without HTTPS. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such title or track. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The id could mean two titles. */
        Ambiguous: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is the last track, or the id could mean two titles. */
        LastTrack: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 5 MiB. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that was sent breaks a rule; `errors` says where. */
        Invalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token has asked too often. */
        TooManyAttempts: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of ours. Tell us the request id. */
        ServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database cannot be reached; nothing was done. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A request with this `Idempotency-Key` is still running. */
        KeyInUse: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The id could mean two titles, or a request with this `Idempotency-Key` is still running. */
        AmbiguousOrKeyInUse: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another title has its external id by now, or the id could mean two titles. */
        Taken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is converted already, the conversion still runs, another file was sent where none has failed, or the id could mean two titles. */
        NothingToConvert: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was changed after the state that `If-Match` names. */
        StaleContent: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["StaleContent"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was changed after the state that `If-Match` names. */
        StaleTracks: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["StaleTracks"] | components["schemas"]["StaleContent"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of a title: ours, or with `id_type=external` yours.
         * @example 468166
         */
        Id: string;
        /**
         * @description The id of a track.
         * @example 9
         */
        TrackId: number;
        /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
        IdType: "internal" | "external";
        /** @description Blocks to add to each title, such as `prices,metadata`. */
        Include: ("prices" | "description" | "metadata" | "geographic_restrictions" | "table_of_contents" | "physical" | "sale" | "price_schedule" | "conversion" | "file" | "cover")[];
        /** @description Keys to send, such as `id,name,cover_url`, of the core and of the blocks included; `metadata` means all of that block. A known key whose block was not included is left out. */
        Fields: ("id" | "external_id" | "name" | "slug" | "lang" | "file_type" | "audience" | "cover_url" | "reader_url" | "product_url" | "created_at" | "updated_at" | "published_at" | "license" | "free" | "preview" | "conversion_status" | "prices" | "description" | "publisher" | "author" | "bisac" | "keywords" | "narrator" | "category" | "collection" | "country" | "edition" | "metrics" | "geographic_restrictions" | "table_of_contents" | "physical" | "sale" | "price_schedule" | "conversion" | "file" | "cover" | "cover_error" | "cover_pending" | "metadata")[];
        /** @description The ETag that you hold, with its quotes: 304 while it is still right. */
        IfNoneMatch: string;
        /** @description *Extension.* A word of yours for this request. Sent again within 24 hours with the same body it gets the same answer, and nothing is done twice. */
        IdempotencyKey: string;
        /** @description *Extension.* The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile. */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description Taken over from the request, or made. */
        "X-Request-Id": string;
        /** @description Requests of this kind that the token has in a minute; absent where there is no limit. */
        "X-RateLimit-Limit": number;
        /** @description What is left of them. */
        "X-RateLimit-Remaining": number;
        /** @description When the minute ends, in UNIX seconds. */
        "X-RateLimit-Reset": number;
        /** @description Seconds to wait. */
        "Retry-After": number;
        /** @description Strong. For `If-None-Match`, and `If-Match` on a write. */
        ETag: string;
        /** @description The address of the new title. */
        Location: string;
        /** @description What this address takes. */
        Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listContent: {
        parameters: {
            query?: {
                /** @description Titles on a page; another number is refused, never clamped. */
                per_page?: number;
                /** @description From `links.next` or `links.prev`: the token or the whole address. It belongs to its sort and filters. */
                cursor?: string;
                /** @description Publication date, newest first, when left out. `-` means descending. */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at";
                /** @description The name contains this, without regard to case and accents. */
                "filter[query]"?: string;
                /** @description The external id is this one. ISBN-10, ISBN-13 and hyphens do not matter. */
                "filter[external_id]"?: string;
                /** @description UTC, within the last month, such as `2026-11-01 00:00:00`. */
                "filter[updated_at][from]"?: string;
                /** @description UTC, at most one month after `from`. */
                "filter[updated_at][to]"?: string;
                /** @description UTC, any date of the past, such as `2026-01-01 00:00:00`. By itself: everything since. */
                "filter[created_at][from]"?: string;
                /** @description UTC, at most one month after `from`. By itself: everything until then. */
                "filter[created_at][to]"?: string;
                /** @description *Extension.* Up to 500 ids, separated by commas, such as `468166,468167`. */
                "filter[id]"?: string;
                /** @description *Extension.* One kind or several. */
                "filter[file_type]"?: ("pdf" | "epub" | "audio" | "physical")[];
                /** @description *Extension.* One language or several, separated by commas, such as `es,pt`. */
                "filter[lang]"?: string;
                /** @description *Extension.* One state or several; `failed` is `error`, `converting` all that is under way. */
                "filter[conversion_status]"?: ("awaiting" | "deferred" | "started_dispatching_conversion" | "converting" | "done" | "error" | "failed")[];
                /** @description *Extension.* One whole name, without regard to case and accents; a comma belongs to it. */
                "filter[author]"?: string;
                /** @description *Extension.* One whole name, without regard to case and accents; a comma belongs to it. */
                "filter[publisher]"?: string;
                /** @description *Extension.* One whole name, without regard to case and accents; a comma belongs to it. */
                "filter[collection]"?: string;
                /** @description *Extension.* One whole name, without regard to case and accents; a comma belongs to it. */
                "filter[category]"?: string;
                /** @description *Extension.* What a title lacks, such as `cover` or `price:USD`; of several words, all. */
                "filter[missing]"?: ("cover" | "price" | "bisac" | "description" | "author" | "price:USD" | "price:ARS" | "price:EUR" | "price:MXN" | "price:COP" | "price:PEN" | "price:CLP" | "price:AUD" | "price:UYU" | "price:BOB" | "price:PYG" | "price:BRL" | "price:INR" | "price:GTQ" | "price:HNL")[];
                /** @description Blocks to add to each title, such as `prices,metadata`. */
                include?: components["parameters"]["Include"];
                /** @description Keys to send, such as `id,name,cover_url`, of the core and of the blocks included; `metadata` means all of that block. A known key whose block was not included is left out. */
                fields?: components["parameters"]["Fields"];
            };
            header?: {
                /** @description The ETag that you hold, with its quotes: 304 while it is still right. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPage"] | components["schemas"]["SelectedContentPage"];
                };
            };
            /** @description The page that you hold is still right. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description *Extension.* A word of yours for this request. Sent again within 24 hours with the same body it gets the same answer, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContent"];
            };
        };
        responses: {
            /** @description The title, with every block. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Content"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyInUse"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createContents: {
        parameters: {
            query?: never;
            header?: {
                /** @description *Extension.* A word of yours for this request. Sent again within 24 hours with the same body it gets the same answer, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description All were created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Some were created. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyInUse"];
            413: components["responses"]["TooLarge"];
            /** @description None was created, or there are not 1 to 100. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"] | components["schemas"]["Error"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    preflightFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreflightRequest"];
            };
        };
        responses: {
            /** @description What it is, and what is wrong with it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preflight"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getContent: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
                /** @description Blocks to add to each title, such as `prices,metadata`. */
                include?: components["parameters"]["Include"];
                /** @description Keys to send, such as `id,name,cover_url`, of the core and of the blocks included; `metadata` means all of that block. A known key whose block was not included is left out. */
                fields?: components["parameters"]["Fields"];
            };
            header?: {
                /** @description The ETag that you hold, with its quotes: 304 while it is still right. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The title. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Content"] | components["schemas"]["SelectedContent"];
                    };
                };
            };
            /** @description What you hold is still right. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateContent: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: {
                /** @description *Extension.* The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContentChange"];
            };
        };
        responses: {
            /** @description The title, with every block. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Content"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Ambiguous"];
            412: components["responses"]["StaleContent"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteContent: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: {
                /** @description *Extension.* The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Ambiguous"];
            412: components["responses"]["StaleContent"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreContent: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The title, with every block. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Content"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Taken"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConversion: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
                /** @description Only the file of this track, with its waveform. */
                track_id?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversion and its files. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ConversionHistory"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    startConversion: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConversionRequest"];
            };
        };
        responses: {
            /** @description The title, with every block. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Content"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NothingToConvert"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTracks: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: {
                /** @description The ETag that you hold, with its quotes: 304 while it is still right. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, first to last. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Track"][];
                    };
                };
            };
            /** @description What you hold is still right. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addTrack: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: {
                /** @description *Extension.* The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description *Extension.* A word of yours for this request. Sent again within 24 hours with the same body it gets the same answer, and nothing is done twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrack"];
            };
        };
        responses: {
            /** @description The track. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Track"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AmbiguousOrKeyInUse"];
            412: components["responses"]["StaleTracks"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    reorderTracks: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: {
                /** @description *Extension.* The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrackOrder"];
            };
        };
        responses: {
            /** @description All of them, in the new order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Track"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Ambiguous"];
            412: components["responses"]["StaleTracks"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateTrack: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: {
                /** @description *Extension.* The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
                /**
                 * @description The id of a track.
                 * @example 9
                 */
                track: components["parameters"]["TrackId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrackChange"];
            };
        };
        responses: {
            /** @description The track. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Track"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Ambiguous"];
            412: components["responses"]["StaleTracks"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTrack: {
        parameters: {
            query?: {
                /** @description How the id in the path is meant; `internal` when left out. A write whose id could mean two titles is refused (409) until this says which. */
                id_type?: components["parameters"]["IdType"];
            };
            header?: {
                /** @description *Extension.* The ETag of what you are changing, with its quotes, such as `"r3.…"`: 412 when somebody changed it meanwhile. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id of a title: ours, or with `id_type=external` yours.
                 * @example 468166
                 */
                id: components["parameters"]["Id"];
                /**
                 * @description The id of a track.
                 * @example 9
                 */
                track: components["parameters"]["TrackId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["LastTrack"];
            412: components["responses"]["StaleTracks"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    countContent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers of titles by their kind. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ContentStats"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTerms: {
        parameters: {
            query: {
                /** @description The list whose names are wanted. */
                taxonomy: "publisher" | "author" | "keywords" | "narrator" | "category" | "collection" | "country" | "edition";
                /** @description Part of it, or something like it. Without one: the beginning of all. */
                query?: string;
                /** @description How many at most. */
                per_page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Names, and how many titles have each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TermCount"][];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchBisac: {
        parameters: {
            query?: {
                /** @description Part of it, or something like it. Without one: the beginning of all. */
                query?: string;
                /** @description How many at most. */
                per_page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Subjects. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BisacSubject"][];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
