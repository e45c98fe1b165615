# Rscript StatisticsBenchmark.R primary|permutations|national|bootstrap schools.csv: prints the median seconds.
suppressPackageStartupMessages({library(sandwich); library(clubSandwich)})
a <- commandArgs(TRUE); A <- read.csv(a[2]); A$la <- factor(A$la)
f <- if (any(A$x_miss == 1) && any(A$x_miss == 0)) y ~ arm + la + x_base + x_miss else y ~ arm + la + x_base
med <- function(n, run) median(replicate(n, system.time(run())[["elapsed"]]))
closed <- function(m) { X <- model.matrix(m) * sqrt(m$weights); B <- summary(m)$cov.unscaled; h <- hatvalues(m); g2 <- drop(X %*% B[, "arm"])^2 / (1 - h); Q <- crossprod(X, X * g2) %*% B; sum(g2 * (1 - h))^2 / (sum(g2^2 * (1 - 2 * h)) + sum(Q * t(Q))) }
if (a[1] == "primary") s <- med(5, function() { m <- lm(f, A, weights = contacts); vcovHC(m, "HC2")["arm", "arm"]; coef_test(m, vcovCR(m, cluster = seq_len(nobs(m)), type = "CR2", inverse_var = TRUE), test = "Satterthwaite", coefs = "arm") })
# clubSandwich needs more than 24 GB at this size: R, too, takes the closed form here.
if (a[1] == "national") s <- med(5, function() { m <- lm(f, A, weights = contacts); vcovHC(m, "HC2")["arm", "arm"]; closed(m) })
if (a[1] == "permutations") s <- med(3, function() { X0 <- model.matrix(update(f, ~ . - arm), A); W <- A$contacts; Qx <- qr.Q(qr(X0 * sqrt(W))); ys <- sqrt(W) * A$y; ys <- ys - Qx %*% crossprod(Qx, ys); idx <- split(seq_len(nrow(A)), A$la)
  T <- numeric(10000); for (r in seq_along(T)) { z <- A$arm; for (i in idx) z[i] <- z[i[sample.int(length(i))]]; zs <- sqrt(W) * z; zt <- zs - Qx %*% crossprod(Qx, zs); T[r] <- sum(zt * ys) / sum(zt^2) }; T })
if (a[1] == "bootstrap") s <- med(3, function() { groups <- split(seq_len(nrow(A)), list(A$la, A$arm), drop = TRUE); cost <- effect <- numeric(2000)
  for (r in seq_along(cost)) { i <- unlist(lapply(groups, function(g) g[sample.int(length(g), replace = TRUE)])); one <- A$arm[i] == 1; c <- A$cost[i]; n <- A$nfa[i]
    cost[r] <- mean(c[one]) - mean(c[!one]); effect[r] <- mean(n[!one]) - mean(n[one]) }; cost })
cat(sprintf("%.9f\n", s))
